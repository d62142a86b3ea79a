"""What one sense says of one recording: the unit from which tuples are made."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np

LABELS = ["Neutral", "Happiness", "Surprise", "Sadness", "Anger", "Disgust", "Fear"]
SENSES = ("face", "speech", "text")


@dataclass(frozen=True)
class Items:
    """scores [N,7] calibrated log probabilities, embedding [N,E], label [N], and of each item its corpus [N] and its person or
    source text's half [N], by which folds are kept apart; held [N]: the networks before never saw its person or text."""

    scores: np.ndarray
    embedding: np.ndarray
    label: np.ndarray
    corpus: np.ndarray
    person: np.ndarray
    held: np.ndarray

    def __len__(self) -> int:
        return len(self.label)

    def where(self, chosen: np.ndarray) -> "Items":
        return Items(*(getattr(self, name)[chosen] for name in Items.__dataclass_fields__))

    def save(self, path: Path) -> None:
        np.savez(path, **{name: getattr(self, name) for name in Items.__dataclass_fields__})
        print(f"{path.name}: {(~self.held).sum()} items to learn from, {self.held.sum()} held back, "
              f"{(self.scores.argmax(1) == self.label)[self.held].mean():.1%} of these named right")


def load(path: Path) -> Items:
    with np.load(path) as stored:
        return Items(**{name: stored[name] for name in Items.__dataclass_fields__})


def together(parts: list[Items]) -> Items:
    return Items(*(np.concatenate([getattr(part, name) for part in parts]) for name in Items.__dataclass_fields__))


def row(models: Path, task: str) -> dict:
    """The manifest's first model for a task: the one that the service takes."""
    return next(m for m in json.loads((models / "manifest.json").read_text())["models"] if m["task"] == task)


def log_probabilities(logits: np.ndarray, calibration: dict) -> np.ndarray:
    """As the service's Calibration does it: (logits + bias) / temperature."""
    z = (logits + np.array(calibration.get("logitBias", [0.0] * len(LABELS)))) / calibration.get("temperature", 1.0)
    z -= z.max(1, keepdims=True)
    return (z - np.log(np.exp(z).sum(1, keepdims=True))).astype(np.float32)
