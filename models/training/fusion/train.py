"""Trains the attention over the senses."""

from __future__ import annotations

import copy
import math

import numpy as np
import torch
from torch.nn import functional as F

from items import SENSES, Items
from attention import AttentionFusion
from tuples import Batch, Drawing, room_prior

# Present senses of a training tuple and how often: all three half of the time.
SUBSETS = ((0,), (1,), (2,), (0, 1), (0, 2), (1, 2))
NOISE = 0.2  # of the embeddings, in their own deviations


def answer(model: AttentionFusion, batch: Batch) -> tuple[torch.Tensor, torch.Tensor]:
    return model(*batch.embeddings, batch.scores, batch.quality, batch.half_lives, batch.present, batch.embedded)


def missing(batch: Batch, random: np.random.Generator) -> Batch:
    """Half of the tuples lose one sense or two."""
    present = torch.ones_like(batch.present)
    for i in np.flatnonzero(random.random(len(present)) < 0.5):
        present[i] = 0
        present[i, list(SUBSETS[random.integers(len(SUBSETS))])] = 1
    return Batch(batch.scores * present[:, :, None], batch.embeddings, batch.quality, batch.half_lives, present, batch.embedded * present, batch.label)


def train(senses: dict[str, Items], steps: int, seed: int, size: int = 256, rate: float = 2e-3) -> AttentionFusion:
    torch.manual_seed(seed)
    random = np.random.default_rng(seed)
    draw = Drawing(senses, random, room_prior(senses))
    model = AttentionFusion({name: senses[name].embedding.shape[1] for name in SENSES})
    embeddings = [torch.from_numpy(senses[name].embedding) for name in SENSES]
    model.mean.copy_(torch.cat([embedding.mean(0) for embedding in embeddings]))
    model.deviation.copy_(torch.cat([embedding.std(0) for embedding in embeddings]) + 1e-3)
    averaged = copy.deepcopy(model)
    optimizer = torch.optim.AdamW(model.parameters(), lr=rate, weight_decay=0.05)
    for step in range(steps):
        for group in optimizer.param_groups:
            group["lr"] = rate * min(1, (step + 1) / 100) * 0.5 * (1 + math.cos(math.pi * step / steps))
        batch = missing(draw(size), random)
        for embedding, deviation in zip(batch.embeddings, model.deviation.split(model.lengths)):
            embedding.add_(torch.randn_like(embedding) * deviation * NOISE)
        loss = F.cross_entropy(answer(model.train(), batch)[0], batch.label, label_smoothing=0.02)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        with torch.no_grad():
            for mine, new in zip(averaged.parameters(), model.parameters()):
                mine.lerp_(new, 1 - min(0.995, (step + 1) / (step + 10)))
    return averaged.eval()
