"""Encoding: the frozen sentence encoder that any stage may ask, and how networks are opened."""

from rejoinder.encoding.sentences import SIZE, embed
from rejoinder.encoding.sessions import session

__all__ = ["SIZE", "embed", "session"]
