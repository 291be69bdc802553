"""Mentions: Parsed -> Mentions. Actors, times, places and amounts."""

from rejoinder.mentions.finding import find

__all__ = ["find"]
