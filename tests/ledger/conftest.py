from __future__ import annotations

import re
from dataclasses import replace

import pytest
import sample

from rejoinder.records import Sentence


@pytest.fixture
def reading():
    """The sample page as the flow would give it, with its sentences."""
    found = [
        Sentence(index=n, start=m.start(), end=m.end(), first=0, last=0, paragraph=0)
        for n, m in enumerate(re.finditer(r"[^\s][^\n]*?[.”](?= |\n)", sample.TEXT))
    ]
    return replace(sample.reading(), sentences=tuple(found))
