"""Encoding: the frozen sentence encoder that any stage may ask (card in docs/models.md)."""

from rejoinder.encoding.sentences import SIZE, embed

__all__ = ["SIZE", "embed"]
