"""Statements: who said it, in which words, on whose word."""

from rejoinder.statements.finding import find

__all__ = ["find"]
