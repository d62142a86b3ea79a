"""What the shipped expression network makes of every look of a sequence."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np

sys.path.append(str(Path(__file__).resolve().parents[1] / "face"))
import data  # noqa: E402
import evaluate  # noqa: E402

from sequences import Sequences


@dataclass(frozen=True)
class Network:
    """The expression network as the service uses it. precision: its file."""

    models: Path
    precision: str = "fp32"

    def row(self) -> dict:
        return next(m for m in json.loads((self.models / "manifest.json").read_text())["models"] if m["task"] == "face")

    def read(self, frames: np.ndarray, batch: int = 64) -> tuple[np.ndarray, np.ndarray]:
        """frames [N,48,48] -> calibrated log probabilities [N,7], embeddings [N,E]."""
        row = self.row()
        file = next(f["file"] for f in row["files"] if f["precision"] == self.precision)
        session, parts = evaluate.session(self.models / file), []
        for i in range(0, len(frames), batch):
            parts.append(session.run(["logits", "embedding"], {"face": data.scale(frames[i : i + batch])}))
        logits, embedding = (np.concatenate(column) for column in zip(*parts))
        calibrated = (logits + np.array(row["calibration"]["logitBias"], np.float32)) / row["calibration"]["temperature"]
        return np.log(evaluate.softmax(calibrated) + 1e-12).astype(np.float32), embedding


@dataclass(frozen=True)
class Looks:
    """A set of sequences after the network: scores [S,T,7] log probabilities, embedding [S,T,E], and what the sequences say."""

    scores: np.ndarray
    embedding: np.ndarray
    elapsed: np.ndarray
    targets: np.ndarray
    label: np.ndarray
    changed: np.ndarray


def looks(network: Network, made: Sequences) -> Looks:
    count, length = made.frames.shape[:2]
    scores, embedding = network.read(made.frames.reshape(-1, *made.frames.shape[2:]))
    return Looks(scores.reshape(count, length, -1), embedding.reshape(count, length, -1), made.elapsed, made.targets, made.label, made.changed)
