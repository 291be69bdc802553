"""Rejoinder: serve."""
