"""Tuples of a face, a voice and words that mean the same, put together from separate items: no set that has all three of one
utterance is at hand. What they have in common is the label, and nothing else, so a tuple says less and disagrees more freely
than a real person would; how often a sense tells another story is an assumption (CONFLICT, WORTHLESS), not a measurement.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from items import LABELS, SENSES, Items

# A fresh reading of the best quality is of another emotion this often: a smile at bad news.
CONFLICT = 0.1
# One of no quality, or long stale, this often (6 of 7 would be chance).
WORTHLESS = 0.8
# Mean age of a reading in half-lives, and the oldest that fusion keeps.
AGE, OLDEST = 0.5, 3.0
# How often a reading comes without its embedding: from a recording, or from another network than the one known here.
BARE = 0.15


@dataclass(frozen=True)
class Batch:
    """scores [N,3,7] calibrated log probabilities, embeddings one [N,E] a sense, quality, halfLives, present, embedded [N,3], label [N].
    What is not present has zeros."""

    scores: Tensor
    embeddings: list[Tensor]
    quality: Tensor
    half_lives: Tensor
    present: Tensor
    embedded: Tensor
    label: Tensor

    def only(self, senses: tuple[int, ...]) -> "Batch":
        """With the other senses missing."""
        kept = torch.zeros(len(SENSES))
        kept[list(senses)] = 1
        return Batch(self.scores * kept[:, None], self.embeddings, self.quality, self.half_lives, self.present * kept, self.embedded * kept, self.label)


def room_prior(senses: dict[str, Items]) -> np.ndarray:
    """How often each emotion is to be expected, [7]: half-way, on a logarithmic scale, between evenly and as the corpora have it."""
    shares = [np.bincount(items.label[items.corpus == name], minlength=len(LABELS)) / (items.corpus == name).sum()
              for items in senses.values() for name in np.unique(items.corpus)]
    root = np.sqrt(np.mean(shares, 0))
    return root / root.sum()


class Drawing:
    """Draws tuples; every emotion as often as `prior` says, and within a sense every corpus that has it as often."""

    def __init__(self, senses: dict[str, Items], random: np.random.Generator, prior: np.ndarray | None = None) -> None:
        self.senses, self.random = [senses[name] for name in SENSES], random
        self.prior = np.full(len(LABELS), 1 / len(LABELS)) if prior is None else prior
        self.groups = [[[np.flatnonzero((items.label == c) & (items.corpus == name)) for name in np.unique(items.corpus)]
                        for c in range(len(LABELS))] for items in self.senses]
        self.groups = [[[g for g in of_label if len(g) >= 5] for of_label in of_sense] for of_sense in self.groups]

    def _pick(self, sense: int, labels: np.ndarray) -> np.ndarray:
        chosen = np.empty(len(labels), int)
        for i, c in enumerate(labels):
            groups = self.groups[sense][c]
            group = groups[self.random.integers(len(groups))]
            chosen[i] = group[self.random.integers(len(group))]
        return chosen

    def __call__(self, count: int, conflict: float | None = None, bare: float = BARE) -> Batch:
        """conflict: how often a sense tells another story, all of them fresh and of full quality; None: as in a room, by quality and age."""
        random, shape = self.random, (count, len(SENSES))
        label = random.choice(len(LABELS), count, p=self.prior)
        quality, half_lives = np.ones(shape), np.zeros(shape)
        if conflict is None:
            quality = random.uniform(0.1, 1, shape)
            half_lives = np.minimum(random.exponential(AGE, shape), OLDEST)
            worth = quality * 2.0 ** -half_lives
            other = random.random(shape) < WORTHLESS - (WORTHLESS - CONFLICT) * worth
        else:
            other = random.random(shape) < conflict
        told = np.where(other, random.choice(len(LABELS), shape, p=self.prior), label[:, None])
        picked = [self._pick(s, told[:, s]) for s in range(len(SENSES))]
        number = lambda x: torch.from_numpy(np.asarray(x, np.float32))
        return Batch(
            number(np.stack([items.scores[p] for items, p in zip(self.senses, picked)], 1)),
            [number(items.embedding[p]) for items, p in zip(self.senses, picked)],
            number(quality), number(half_lives), torch.ones(shape), number(random.random(shape) >= bare), torch.from_numpy(label))
