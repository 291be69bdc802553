"""Weaving: the records of many pages -> what holds between pages.

Copies, incidents, promises with what became of them, and inferred reactions. Nothing here knows the
database, and nothing depends on the order in which pages came in: pages are taken by their day.
"""

from rejoinder.weaving.copies import Copy
from rejoinder.weaving.incidents import Report
from rejoinder.weaving.promises import Mention, Turn
from rejoinder.weaving.told import Told
from rejoinder.weaving.weaving import Woven, weave

__all__ = ["Copy", "Mention", "Report", "Told", "Turn", "Woven", "weave"]
