"""Writes the shipped encoder: ``python -m training.encoder_export MODEL OUT`` (torch is needed).

MODEL is the folder of all-MiniLM-L6-v2 (config, model.safetensors, tokenizer.json). Each weight
matrix is stored as int8 with one float scale per output (per row in the embedding tables) and
multiplied out when a session opens; arithmetic stays float32. Prints sizes, hashes, and how far
sentences move from full precision.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import tempfile
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from onnx import helper, numpy_helper
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn
from transformers import BertModel

SOURCE = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""sha256 of the model.safetensors that the shipped file was made of."""
_SMALL = 20_000
"""Values under which a tensor stays float32: biases and norms."""
_PROBES = (
    "Oslo condemned the raid on the border town and recalled its envoy.",
    "They will send rice to them if the harbour opens.",
    "The two presidents met in Quito on Friday.",
    "Rebels shelled a convoy near the lake, killing eleven.",
)


class Encode(nn.Module):
    """Word pieces [B, T] to states [B, T, 384]."""

    def __init__(self, encoder: nn.Module) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, pieces: Tensor, mask: Tensor) -> Tensor:
        """States of the last layer."""
        states: Tensor = self.encoder(input_ids=pieces, attention_mask=mask).last_hidden_state
        return states


def main() -> None:
    """Export, store as int8, compare, and put the tokenizer beside it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    found = _hash(options.model / "model.safetensors")
    if found != SOURCE:
        raise SystemExit(f"{options.model}/model.safetensors has sha256 {found}, not {SOURCE}")
    encoder = BertModel.from_pretrained(
        str(options.model), attn_implementation="eager", add_pooling_layer=False
    ).eval()
    options.out.mkdir(parents=True, exist_ok=True)
    target = options.out / "encoder.onnx"
    with tempfile.TemporaryDirectory() as scratch:
        full, prepared = Path(scratch, "full.onnx"), Path(scratch, "prepared.onnx")
        pieces = torch.randint(1000, 20000, (2, 24), generator=torch.Generator().manual_seed(0))
        torch.onnx.export(
            Encode(encoder),
            (pieces, torch.ones_like(pieces)),
            str(full),
            input_names=["pieces", "mask"],
            output_names=["tokens"],
            dynamic_axes={n: {0: "batch", 1: "piece"} for n in ("pieces", "mask", "tokens")},
            opset_version=17,
            dynamo=False,
        )
        quant_pre_process(str(full), str(prepared), skip_symbolic_shape=True)
        onnx.save(stored(onnx.load(prepared)), target)
        source = json.loads((options.model / "tokenizer.json").read_text("utf-8"))
        source["truncation"] = source["padding"] = None
        words = options.out / "tokenizer.json"
        compact = json.dumps(source, ensure_ascii=False, separators=(",", ":"))
        words.write_text(compact, "utf-8")
        _compare(full, target, words)
    for path in (target, words):
        print(f"{path.name} {path.stat().st_size} bytes sha256 {_hash(path)}")


def stored(model: onnx.ModelProto) -> onnx.ModelProto:
    """The model with each large matrix as int8 times scale."""
    graph = model.graph
    gathered = {name for node in graph.node if node.op_type == "Gather" for name in node.input}
    nodes = []
    for tensor in list(graph.initializer):
        values = numpy_helper.to_array(tensor)
        if values.dtype != np.float32 or values.ndim != 2 or values.size < _SMALL:
            continue
        scale = np.abs(values).max(axis=1 if tensor.name in gathered else 0, keepdims=True) / 127
        scale[scale == 0] = 1
        small = np.clip(np.rint(values / scale), -127, 127).astype(np.int8)
        name = tensor.name
        graph.initializer.remove(tensor)
        graph.initializer.append(numpy_helper.from_array(small, f"{name}.int8"))
        graph.initializer.append(numpy_helper.from_array(scale.astype(np.float32), f"{name}.scale"))
        nodes.append(
            helper.make_node("Cast", [f"{name}.int8"], [f"{name}.float"], to=onnx.TensorProto.FLOAT)
        )
        nodes.append(helper.make_node("Mul", [f"{name}.float", f"{name}.scale"], [name]))
    for node in reversed(nodes):
        graph.node.insert(0, node)
    return model


def _compare(full: Path, small: Path, words: Path) -> None:
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(words))
    sessions = [onnxruntime.InferenceSession(str(path)) for path in (full, small)]
    for text in _PROBES:
        pieces = np.array([tokenizer.encode(text).ids])
        feeds = {"pieces": pieces, "mask": np.ones_like(pieces)}
        one, other = (session.run(None, feeds)[0][0].mean(axis=0) for session in sessions)
        cosine = one @ other / np.linalg.norm(one) / np.linalg.norm(other)
        print(f"cosine to full precision {cosine:.5f}  {text}")


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


if __name__ == "__main__":
    main()
