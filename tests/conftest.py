"""Fixtures for all tests."""

from __future__ import annotations

from pathlib import Path

import pytest

_SHARED = Path(__file__).resolve().parent.parent.parent / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The development data's folder beside the project; the test is skipped where it is absent."""
    if not (_SHARED / "data").is_dir():
        pytest.skip("the development data (../shared) is not on this machine")
    return _SHARED
