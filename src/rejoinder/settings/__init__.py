"""Rejoinder: settings."""
