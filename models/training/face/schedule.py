"""What both trainings share: the rate over time, averaged weights, and a look at how it goes."""

from __future__ import annotations

import math
import time
from pathlib import Path

import numpy as np
import torch
from torch import nn, optim

import data
import portraits
from model import LABELS

WARM_UP = 300


def cosine(step: int, steps: int) -> float:
    """The share of the full rate: a linear warm-up, then a half cosine down to a hundredth."""
    return min(1.0, (step + 1) / WARM_UP) * (0.01 + 0.99 * 0.5 * (1 + math.cos(math.pi * step / steps)))


def average_into(average: nn.Module, model: nn.Module, keep: float) -> None:
    with torch.no_grad():
        for a, b in zip(average.state_dict().values(), model.state_dict().values()):
            if a.dtype.is_floating_point:
                a.mul_(keep).add_(b, alpha=1 - keep)
            else:
                a.copy_(b)


def predict(model: nn.Module, faces: np.ndarray, batch: int = 256) -> np.ndarray:
    """Logits [N,7] of 48x48 faces [N,48,48]."""
    model.eval()
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        parts = [model(torch.from_numpy(data.scale(faces[i : i + batch])))[0].float().numpy() for i in range(0, len(faces), batch)]
    return np.concatenate(parts)


def predict_mirrored(model: nn.Module, faces: np.ndarray, batch: int = 256) -> np.ndarray:
    """The mean of the logits [N,7] of each face and of its mirror image."""
    return (predict(model, faces, batch) + predict(model, faces[:, :, ::-1], batch)) / 2


def score(logits: np.ndarray, labels: np.ndarray) -> tuple[float, list[float]]:
    """Accuracy and the recall of each class."""
    right = logits.argmax(1) == labels
    return float(right.mean()), [float(right[labels == c].mean()) for c in range(len(LABELS))]


def unfinished(model: nn.Module, optimizer: optim.Optimizer, step: int) -> dict:
    """What `resume` needs beside the averaged weights and the log, after `step` steps."""
    return {"model": model.state_dict(), "optimizer": optimizer.state_dict(), "step": step}


def resume(checkpoint: Path, model: nn.Module, average: nn.Module, optimizer: optim.Optimizer, progress: Progress) -> int:
    """Puts a run back to its last look; its number of steps. What is drawn from there on is not what would have been drawn."""
    stored = torch.load(checkpoint, map_location="cpu")
    going = stored["unfinished"]
    model.load_state_dict(going["model"])
    average.load_state_dict(stored["model"])
    optimizer.load_state_dict(going["optimizer"])
    progress.log = stored["log"]
    progress.started -= 60 * progress.log[-1]["minutes"]
    return going["step"]


class Progress:
    """Looks now and then at how the averaged network does on faces held back; `log` keeps what it saw."""

    def __init__(self, archive: Path, people: portraits.Portraits) -> None:
        self.faces, self.labels = data.validation_set(archive)
        held_back = np.flatnonzero(people.held_back)
        self.portraits, self.portrait_labels = people.cut(held_back, portraits.USUAL_ALIGNMENT), people.labels[held_back]
        self.log: list[dict] = []
        self.started = time.monotonic()

    def look(self, average: nn.Module, step: int, losses: list[float]) -> None:
        """losses: those since the last look."""
        accuracy, recall = score(predict(average, self.faces), self.labels)
        portrait_accuracy, portrait_recall = score(predict(average, self.portraits), self.portrait_labels)
        seen = {"step": step, "minutes": round((time.monotonic() - self.started) / 60, 2), "loss": float(np.mean(losses)), "accuracy": accuracy,
                "meanRecall": float(np.mean(recall)), "recall": recall, "portraitAccuracy": portrait_accuracy, "portraitRecall": portrait_recall}
        self.log.append(seen)
        print(f"{step} {seen['minutes']} min loss {seen['loss']:.4f} FER+ {accuracy:.4f} {seen['meanRecall']:.4f} | "
              + " ".join(f"{r:.2f}" for r in recall) + f" | portraits {portrait_accuracy:.4f} | " + " ".join(f"{r:.2f}" for r in portrait_recall), flush=True)
