"""Exports the tagger for reading: ``python -m training.statements.export WEIGHTS ENCODER OUT``.

Writes ``encoder.onnx`` (int8: pieces to token vectors, as a token and as a cue, and cue scores),
``roles.onnx`` (float: token vectors and one cue to roles) and ``tokenizer.json`` into the folder OUT.
"""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn

from training.statements.model import Roles, Tagger

TOKENS = ("pieces", "kinds", "mask", "heads", "tag", "dependency", "sureness")


class Encode(nn.Module):
    """The first half: token vectors as the roles head wants them, and cue scores."""

    def __init__(self, tagger: Tagger) -> None:
        super().__init__()
        self.tagger = tagger

    def forward(
        self,
        pieces: Tensor,
        kinds: Tensor,
        mask: Tensor,
        heads: Tensor,
        tag: Tensor,
        dependency: Tensor,
        sureness: Tensor,
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Batches of windows to vectors [B, T, width] of tokens and of cues, and scores [B, T, 3]."""
        words = self.tagger.tokens(pieces, kinds, mask, heads, tag, dependency, sureness)
        roles = self.tagger.roles
        return roles.word(words), roles.anchor(words), self.tagger.cues(words)


class Give(nn.Module):
    """The second half: roles from both vectors."""

    def __init__(self, roles: Roles) -> None:
        super().__init__()
        self.roles = roles

    def forward(self, words: Tensor, anchors: Tensor, places: Tensor) -> Tensor:
        """[C, T, width], [C, width] and [C, T, 6] to scores [C, T, 4]."""
        return self.roles.seen(words, anchors, places)


def main() -> None:
    """Export, quantize the encoder, and put the tokenizer beside it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path)
    parser.add_argument("encoder", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--layers", default="0,2,5")
    parser.add_argument("--inner", type=int)
    parser.add_argument("--float", action="store_true", help="Leave the encoder at full precision.")
    options = parser.parse_args()
    tagger = Tagger(
        str(options.encoder), tuple(int(x) for x in options.layers.split(",")), inner=options.inner
    )
    tagger.load_state_dict(torch.load(options.weights, weights_only=True))
    tagger.eval()
    options.out.mkdir(parents=True, exist_ok=True)
    pieces = torch.randint(1000, 20000, (2, 24))
    heads = torch.arange(1, 13).repeat(2, 1)
    sample = (
        pieces,
        torch.zeros_like(pieces),
        torch.ones_like(pieces),
        heads,
        torch.zeros_like(heads),
        torch.zeros_like(heads),
        torch.zeros_like(heads),
    )
    axes = {name: {0: "batch", 1: "piece"} for name in TOKENS[:3]}
    axes |= {name: {0: "batch", 1: "token"} for name in (*TOKENS[3:], "words", "anchors", "cues")}
    full = options.out / "encoder-float.onnx"
    torch.onnx.export(
        Encode(tagger),
        sample,
        str(full),
        input_names=list(TOKENS),
        output_names=["words", "anchors", "cues"],
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )
    quantized = options.out / "encoder.onnx"
    if options.float:
        full.rename(quantized)
    else:
        prepared = options.out / "encoder-prepared.onnx"
        quant_pre_process(str(full), str(prepared), skip_symbolic_shape=True)
        quantize_dynamic(
            str(prepared),
            str(quantized),
            weight_type=QuantType.QInt8,
            per_channel=True,
            op_types_to_quantize=["MatMul", "Gather", "Gemm"],
            extra_options={"MatMulConstBOnly": True},
        )
        prepared.unlink()
        full.unlink()
    words = torch.randn(2, 12, 128)
    torch.onnx.export(
        Give(tagger.roles),
        (words, words[:, 0], torch.zeros(2, 12, 6, dtype=torch.long)),
        str(options.out / "roles.onnx"),
        input_names=["words", "anchors", "places"],
        output_names=["roles"],
        dynamic_axes={
            "words": {0: "cue", 1: "token"},
            "anchors": {0: "cue"},
            "places": {0: "cue", 1: "token"},
            "roles": {0: "cue", 1: "token"},
        },
        opset_version=17,
        dynamo=False,
    )
    source = json.loads((options.encoder / "tokenizer.json").read_text("utf-8"))
    source["truncation"] = source["padding"] = None
    (options.out / "tokenizer.json").write_text(json.dumps(source, ensure_ascii=False), "utf-8")
    shutil.rmtree(options.out / "scratch", ignore_errors=True)


if __name__ == "__main__":
    main()
