"""The attribution tagger: a shallow encoder, cue tags, and for each cue the role of every token."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from transformers import BertModel

from rejoinder.statements.windows import (
    BRANCHES,
    DEPENDENCIES,
    DISTANCES,
    OFFSETS,
    QUOTES,
    SURENESSES,
    TAGS,
    VIEWS,
)

KINDS = 8
"""Casing (4) by inside a quotation or not: the uncased encoder can see neither otherwise."""


class Tagger(nn.Module):
    """Encoder and both heads. ``layers`` are the pretrained layers kept, in order, and ``inner``
    the units kept in each one's feed-forward part (all without it)."""

    def __init__(
        self, pretrained: str, layers: tuple[int, ...], width: int = 128, inner: int | None = None
    ) -> None:
        super().__init__()
        self.encoder = BertModel.from_pretrained(
            pretrained, attn_implementation="eager", attention_probs_dropout_prob=0.0
        )
        kept = [self.encoder.encoder.layer[index] for index in layers]
        self.encoder.encoder.layer = nn.ModuleList(kept)
        if inner:
            self.narrow([torch.arange(inner)] * len(kept))
        self.encoder.pooler = None
        size = self.encoder.config.hidden_size
        kinds = self.encoder.embeddings.token_type_embeddings
        first = kinds.weight.data[:1]
        kinds = nn.Embedding(KINDS, size)
        kinds.weight.data[:] = first
        self.encoder.embeddings.token_type_embeddings = kinds
        self.tag = nn.Embedding(len(TAGS), 24)
        self.dependency = nn.Embedding(len(DEPENDENCIES), 24)
        self.sureness = nn.Embedding(SURENESSES, 24)
        self.merge = nn.Linear(size + 72, width * 2)
        self.cues = nn.Sequential(nn.Dropout(0.1), nn.Linear(width * 2, 3))
        self.roles = Roles(width)
        self.dropout = nn.Dropout(0.15)

    def narrow(self, kept: list[Tensor]) -> None:
        """Keeps only these units of each layer's feed-forward part."""
        for layer, units in zip(self.encoder.encoder.layer, kept, strict=True):
            wide, back = layer.intermediate.dense, layer.output.dense
            layer.intermediate.dense = _linear(wide.weight[units], wide.bias[units])
            layer.output.dense = _linear(back.weight[:, units], back.bias)

    def tokens(
        self,
        pieces: Tensor,
        kinds: Tensor,
        mask: Tensor,
        heads: Tensor,
        tag: Tensor,
        dependency: Tensor,
        sureness: Tensor,
    ) -> Tensor:
        """Token vectors [B, T, 2·width]."""
        states = self.encoder(
            input_ids=pieces, token_type_ids=kinds, attention_mask=mask
        ).last_hidden_state
        picked = torch.gather(states, 1, heads.unsqueeze(-1).expand(-1, -1, states.size(-1)))
        known = [self.tag(tag), self.dependency(dependency), self.sureness(sureness)]
        joined = torch.cat([self.dropout(picked), *known], -1)
        return nn.functional.gelu(self.merge(joined))


def _linear(weight: Tensor, bias: Tensor) -> nn.Linear:
    out, size = weight.shape
    linear = nn.Linear(size, out)
    linear.weight.data = weight.detach().clone()
    linear.bias.data = bias.detach().clone()
    return linear


class Roles(nn.Module):
    """For each cue, the role of every token: none, source, cue, content."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.word = nn.Linear(width * 2, width)
        self.anchor = nn.Linear(width * 2, width)
        self.product = nn.Linear(width, width)
        sizes = (DISTANCES, BRANCHES, QUOTES + 5, OFFSETS, OFFSETS, VIEWS)
        self.place = nn.ModuleList(nn.Embedding(count, width) for count in sizes)
        for table in self.place:
            nn.init.normal_(table.weight, std=0.1)
        self.norm = nn.LayerNorm(width)
        self.mix = nn.ModuleList(
            nn.Conv1d(width, width, 3, padding=step, dilation=step) for step in (1, 2, 4)
        )
        self.norms = nn.ModuleList(nn.LayerNorm(width) for _ in self.mix)
        self.dropout = nn.Dropout(0.15)
        self.out = nn.Linear(width, 4)

    def forward(self, words: Tensor, anchors: Tensor, places: Tensor) -> Tensor:
        """``words`` [C, T, 2·width], ``anchors`` [C, 2·width], ``places`` [C, T, 6] -> [C, T, 4]."""
        return self.seen(self.word(words), self.anchor(anchors), places)

    def seen(self, word: Tensor, anchor: Tensor, places: Tensor) -> Tensor:
        """The same from both projections, [C, T, width] and [C, width]."""
        anchor = anchor.unsqueeze(1)
        mixed = word + anchor + self.product(word * anchor)
        for column, table in enumerate(self.place):
            mixed = mixed + table(places[:, :, column])
        mixed = nn.functional.gelu(self.norm(mixed))
        for layer, norm in zip(self.mix, self.norms, strict=True):
            step = nn.functional.gelu(layer(mixed.transpose(1, 2)).transpose(1, 2))
            mixed = norm(mixed + step)
        return self.out(self.dropout(mixed))
