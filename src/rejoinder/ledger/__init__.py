"""Rejoinder: ledger."""
