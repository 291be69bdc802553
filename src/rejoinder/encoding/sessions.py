"""How every network in the package is opened: on one thread, and quiet."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onnxruntime import InferenceSession


def session(network: Path) -> InferenceSession:
    """An onnxruntime session of one ``.onnx`` file.

    One thread: ingesting shares the processor by documents, and a sum over threads would depend on
    their number.
    """
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(network), options)
