"""Settings: the one reader of the environment."""

from rejoinder.settings.environment import Environment

__all__ = ["Environment"]
