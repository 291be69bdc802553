"""Rejoinder reads news reporting and keeps its record.

Who said and did what to whom, on whose word we know it, what was promised by when and on what
condition, and how the other side answered: each fact with its exact words.

Importing this package loads no model; see :mod:`rejoinder.flow` for the reading itself.
"""

__version__ = "0.1.0"
