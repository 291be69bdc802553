"""Rejoinder: answers."""
