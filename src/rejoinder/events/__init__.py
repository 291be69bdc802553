"""Events: who did what to whom, and whether it is real."""

from rejoinder.events.finding import find

__all__ = ["find"]
