"""The shipped encoder is the one on its card, and a vector depends on its text alone."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest

from rejoinder import encoding

_CARD = Path(__file__).parents[2] / "docs/models.md"


@pytest.mark.parametrize(
    "name",
    [
        "encoding/weights/encoder.onnx",
        "encoding/weights/tokenizer.json",
        "events/relation_weights.npz",
        "statements/weights/encoder.onnx",
        "statements/weights/roles.onnx",
        "statements/weights/tokenizer.json",
        "statements/weights/blend.json",
    ],
)
def test_shipped_weights_are_those_on_the_card(name: str) -> None:
    data = files("rejoinder").joinpath(name).read_bytes()
    assert f"`{name}` | {hashlib.sha256(data).hexdigest()} |" in _CARD.read_text("utf-8")
    assert len(data) < 30_000_000


def test_a_vector_is_its_texts_alone() -> None:
    texts = ["They met them.", "They " + "really " * 400 + "met them.", "", "Rain fell."]
    together = encoding.embed(texts)
    assert together.shape == (4, encoding.SIZE)
    assert np.allclose(np.linalg.norm(together, axis=1), 1.0, atol=1e-5)
    for text, vector in zip(texts, together, strict=True):
        assert np.allclose(encoding.embed([text])[0], vector, atol=1e-5)
    assert encoding.embed([]).shape == (0, encoding.SIZE)


def test_like_meanings_lie_closer() -> None:
    talk, speak, shell = encoding.embed(
        [
            "They held talks with them.",
            "They sat down to negotiate with them.",
            "They shelled them.",
        ]
    )
    assert talk @ speak > talk @ shell + 0.1


def test_importing_opens_no_session() -> None:
    program = (
        "import sys, rejoinder.encoding, rejoinder.events.coding;"
        "sys.exit('onnxruntime' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
