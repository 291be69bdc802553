"""Reactions: what answered what."""

from rejoinder.reactions.finding import find

__all__ = ["find"]
