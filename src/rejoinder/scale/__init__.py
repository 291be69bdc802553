"""Rejoinder: scale."""
