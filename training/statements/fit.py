"""Fits the tagger: ``python -m training.statements.fit TRAIN ENCODER OUT [--epochs N]``.

With ``--start WEIGHTS --inner N`` it goes on from fitted weights, cut to the N most useful units of
each layer's feed-forward part.
"""

from __future__ import annotations

import argparse
import math
import random
import time
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn

from rejoinder.statements import windows
from training.statements import store
from training.statements.model import Tagger


def batches(
    rows: list[dict[str, Any]], size: int, shuffle: random.Random | None
) -> list[list[dict[str, Any]]]:
    """Rows of like length together; ``size`` word pieces a batch at most."""
    order = sorted(
        rows, key=lambda row: len(row["pieces"]) + (shuffle.random() * 24 if shuffle else 0)
    )
    groups: list[list[dict[str, Any]]] = []
    group: list[dict[str, Any]] = []
    for row in order:
        if group and len(row["pieces"]) * (len(group) + 1) > size:
            groups.append(group)
            group = []
        group.append(row)
    groups.append(group)
    if shuffle:
        shuffle.shuffle(groups)
    return groups


def stack(rows: list[dict[str, Any]], name: str, fill: int = 0) -> torch.Tensor:
    """One field of a batch, padded."""
    length = max(len(row[name]) for row in rows)
    out = np.full((len(rows), length), fill, dtype=np.int64)
    for index, row in enumerate(rows):
        out[index, : len(row[name])] = row[name]
    return torch.from_numpy(out)


def encode(model: Any, rows: list[dict[str, Any]]) -> torch.Tensor:
    pieces = stack(rows, "pieces")
    length = torch.tensor([len(row["pieces"]) for row in rows])
    mask = (torch.arange(pieces.size(1))[None] < length[:, None]).long()
    return model.tokens(
        pieces,
        stack(rows, "kinds"),
        mask,
        stack(rows, "heads"),
        stack(rows, "tag"),
        stack(rows, "dependency"),
        stack(rows, "sureness"),
    )


def roles(
    model: Any,
    rows: list[dict[str, Any]],
    words: torch.Tensor,
    anchors: list[list[int]],
    relations: Any,
) -> torch.Tensor:
    """Role scores [C, T, 4] for the given anchors of each row."""
    owner = [i for i, found in enumerate(anchors) for _ in found]
    chosen = [a for found in anchors for a in found]
    places = np.zeros((len(chosen), words.size(1), 6), dtype=np.int64)
    for number, (row, anchor) in enumerate(zip(owner, chosen, strict=True)):
        cache = rows[row].setdefault("relations", {})
        if anchor not in cache:
            cache[anchor] = relations(rows[row], anchor).astype(np.int8)
        places[number, : len(rows[row]["tag"])] = cache[anchor]
    picked = words[owner]
    return model.roles(picked, words[owner, chosen], torch.from_numpy(places))


def useful(model: Tagger, groups: list[list[dict[str, Any]]], inner: int) -> list[torch.Tensor]:
    """The ``inner`` units of each layer's feed-forward part that do most: their mean size on some
    batches times the size of what they are multiplied with."""
    layers = model.encoder.encoder.layer
    totals = [torch.zeros(layer.intermediate.dense.out_features) for layer in layers]
    hooks = [
        layer.intermediate.register_forward_hook(
            lambda _module, _given, out, total=total: total.add_(out.abs().mean((0, 1)))
        )
        for layer, total in zip(layers, totals, strict=True)
    ]
    model.eval()
    with torch.no_grad():
        for rows in groups:
            encode(model, rows)
    for hook in hooks:
        hook.remove()
    return [
        torch.topk(total * layer.output.dense.weight.norm(dim=0), inner).indices.sort().values
        for layer, total in zip(layers, totals, strict=True)
    ]


class Row:
    """A stored window seen as ``rejoinder.statements.windows.Window``."""

    def __init__(self, row: dict[str, Any]) -> None:
        self.__dict__.update(row)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("train")
    parser.add_argument("encoder")
    parser.add_argument("out")
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--layers", default="0,2,5")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--limit", type=int)
    parser.add_argument("--start", help="Go on from these weights.")
    parser.add_argument("--inner", type=int, help="Then keep so many feed-forward units a layer.")
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    random.seed(options.seed)
    np.random.seed(options.seed)
    torch.manual_seed(options.seed)

    def relations(row: dict[str, Any], anchor: int) -> Any:
        return windows.relations(Row(row), anchor)

    train = store.load(Path(options.train))[: options.limit]
    model = Tagger(options.encoder, tuple(int(x) for x in options.layers.split(",")))
    if options.start:
        model.load_state_dict(torch.load(options.start, weights_only=True))
    if options.inner:
        some = batches(train, 2048, random.Random(options.seed))[:24]
        model.narrow(useful(model, some, options.inner))
    inner = [p for n, p in model.named_parameters() if n.startswith("encoder.")]
    outer = [p for n, p in model.named_parameters() if not n.startswith("encoder.")]
    optimizer = torch.optim.AdamW(
        [{"params": inner, "lr": options.rate}, {"params": outer, "lr": 10 * options.rate}],
        weight_decay=0.01,
    )
    shuffle = random.Random(options.seed)
    steps = options.epochs * len(batches(train, 2048, None))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer,
        lambda step: (
            min(1, (step + 1) / (0.08 * steps))
            * max(0.02, 0.5 * (1 + math.cos(math.pi * min(1, step / steps))))
        ),
    )
    cue_loss = nn.CrossEntropyLoss(ignore_index=-100)
    role_loss = nn.CrossEntropyLoss(ignore_index=-100)
    start, seen, number = time.time(), 0, 0
    for epoch in range(options.epochs):
        model.train()
        totals = [0.0, 0.0, 0]
        for rows in batches(train, 2048, shuffle):
            words = encode(model, rows)
            loss = first = cue_loss(
                model.cues(words).flatten(0, 1), stack(rows, "tags", -100).flatten()
            )
            anchors = [list(row["anchors"]) for row in rows]
            if any(anchors):
                gold = np.full((sum(map(len, anchors)), words.size(1)), -100, dtype=np.int64)
                at = 0
                for row in rows:
                    for role in row["roles"]:
                        gold[at, : len(role)] = role
                        at += 1
                scores = roles(model, rows, words, anchors, relations)
                second = role_loss(scores.flatten(0, 1), torch.from_numpy(gold).flatten())
                loss = first + second
                totals[1] += float(second.detach())
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            totals[0] += float(first.detach())
            totals[2] += 1
            seen += sum(len(row["pieces"]) for row in rows)
            number += 1
            if number % 40 == 0:
                print(
                    f"epoch {epoch} step {number}/{steps} cue {totals[0] / totals[2]:.4f} role {totals[1] / totals[2]:.4f} {seen / (time.time() - start):.0f} pieces/s",
                    flush=True,
                )
        torch.save(model.state_dict(), options.out)
    print("done", flush=True)


if __name__ == "__main__":
    main()
