"""Commitments: what was promised, by when, on what condition."""

from rejoinder.commitments.finding import find

__all__ = ["find"]
