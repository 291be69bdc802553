"""Times: the dates, times of day, durations and repetitions of a text, as TIMEX3 has them."""

from rejoinder.mentions.times.finding import find
from rejoinder.mentions.times.tagging import Timex, tag

__all__ = ["Timex", "find", "tag"]
