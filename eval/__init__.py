"""Evaluations: each quality has a command, ``python -m eval NAME --data PATH``."""
