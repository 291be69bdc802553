"""The README shows what the program prints, word for word, and links to what is there."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from rejoinder.serve import cli

ROOT = Path(__file__).resolve().parent.parent.parent
README = (ROOT / "README.md").read_text("utf-8")


def test_the_output_shown_is_what_comes_out(monkeypatch: pytest.MonkeyPatch) -> None:
    [command] = re.findall(r"From `rejoinder (read [^`]+)`", README)
    [block] = re.findall(r"```\n(.*?)```", README, re.DOTALL)
    monkeypatch.chdir(ROOT)
    outcome = CliRunner().invoke(cli.main, shlex.split(command), env={"COLUMNS": "80"})
    assert outcome.exit_code == 0
    shown = [line.strip() for line in block.splitlines() if line.strip()]
    printed = [line.strip() for line in outcome.output.splitlines()]
    assert [line for line in shown if line not in printed] == []


def test_every_link_leads_somewhere() -> None:
    links = re.findall(r"\]\(([^)]+)\)", README)
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_no_lock_or_configuration_names_a_registry() -> None:
    files = [*(ROOT / "requirements").iterdir(), ROOT / "pyproject.toml", ROOT / "Makefile"]
    found = [
        f.name
        for f in files
        if re.search(r"(index-url|registry|resolved).*https?://", f.read_text("utf-8"))
    ]
    assert found == []
