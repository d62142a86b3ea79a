"""Clips on disk, balanced drawing, and the augmentation that is cheap enough to be done anew for every batch."""

from __future__ import annotations

import json
import pathlib

import numpy as np
import torch
from torch import Tensor

import frontend
import labels

LOUDER = np.log(10.0) / 10.0  # one decibel of power in the natural-log units of the features
LONGEST_FRAMES = 600


class Corpus:
    """All speech clips of prepare.py, with their targets. A clip is a dict; copy 0 is the clip itself."""

    def __init__(self, folder: pathlib.Path):
        self.features_on_disk = np.memmap(folder / "features.f16", "<f2", "r").reshape(-1, frontend.FEATURES)
        self.clips = json.loads((folder / "clips.json").read_text())
        for clip in self.clips:
            clip["class"], clip["valence"], clip["arousal"] = labels.target(clip["source"], clip["label"], clip["extra"])

    def features(self, clip: dict, longest: int = LONGEST_FRAMES, copy: int = 0) -> np.ndarray:
        """What the product computes for this clip, its first `longest` frames."""
        start = clip["start"][copy]
        return self.features_on_disk[start:start + min(clip["frames"][copy], longest)].astype(np.float32)

    def training(self, leave_out: str = "") -> list[dict]:
        return [clip for clip in self.clips if clip["source"] != leave_out and clip["source"] in labels.SAMPLING
                and (clip["split"] == "train" or clip["source"] in labels.TRAINED_WHOLE)]

    def dev(self) -> list[dict]:
        """Clips of speakers who are never trained on."""
        return [clip for clip in self.clips if clip["split"] == "dev" and clip["source"] in labels.SAMPLING
                and clip["source"] not in labels.TRAINED_WHOLE]


class Drawing:
    """Draws a corpus by its weight, then one of its labels, then one of its speakers, then a clip, evenly."""

    def __init__(self, clips: list[dict], random: np.random.Generator):
        self.random = random
        self.by_corpus: dict[str, dict[object, dict[str, list[dict]]]] = {}
        for clip in clips:
            key = clip["class"] if clip["class"] is not None else clip["label"]
            speakers = self.by_corpus.setdefault(clip["source"], {}).setdefault(key, {})
            speakers.setdefault(clip["speaker"], []).append(clip)
        self.names = sorted(self.by_corpus)
        weights = np.array([labels.SAMPLING[name] for name in self.names])
        self.weights = weights / weights.sum()
        # Classes that a corpus has [7]: it must not teach that it lacks the others.
        self.has = {name: torch.tensor([float(c in self.by_corpus[name]) for c in range(len(labels.LABELS))])
                    for name in self.names}

    def __call__(self, count: int) -> list[dict]:
        return [self._one(self._one(self._one(self.by_corpus[name])))
                for name in self.random.choice(self.names, count, p=self.weights)]

    def _one(self, group: dict | list) -> dict | list:
        items = list(group.values()) if isinstance(group, dict) else group
        return items[self.random.integers(len(items))]


def targets(clips: list[dict]) -> tuple[Tensor, Tensor, Tensor]:
    """One-hot classes [N, 7] (zero where unknown), valence and arousal [N, 2], and how much they count [N, 2], 0 where unknown."""
    classes = torch.zeros(len(clips), len(labels.LABELS))
    affect, known = torch.zeros(len(clips), 2), torch.zeros(len(clips), 2)
    calm, excited = labels.AROUSAL_WEIGHTS
    for row, clip in enumerate(clips):
        if clip["class"] is not None:
            classes[row, clip["class"]] = 1
        for column, key in enumerate(("valence", "arousal")):
            if clip[key] is not None:
                affect[row, column], known[row, column] = clip[key], 1
        if clip["arousal"] is not None:
            known[row, 1] = calm if clip["arousal"] < 0.5 else excited
    return classes, affect, known


def batch(corpus: Corpus, clips: list[dict], length: int, random: np.random.Generator,
          augment: float) -> tuple[Tensor, Tensor]:
    """Features [N, length, 112] from a random place of each clip, or of one of its copies with probability `augment`,
    and how many of the frames are real [N]; after them lies the clip's floor and no pitch."""
    features = np.zeros((len(clips), length, frontend.FEATURES), np.float32)
    frames = np.zeros(len(clips), np.int64)
    for row, clip in enumerate(clips):
        copy = int(random.integers(len(clip["start"]))) if random.random() < augment else 0
        count = clip["frames"][copy]
        rate = 1 + random.uniform(-0.15, 0.15) if augment > 0 and random.random() < 0.5 else 1.0
        chosen = random.integers(max(0, count - length) + 1) + (np.arange(length) * rate).astype(int)
        part = corpus.features_on_disk[clip["start"][copy]:clip["start"][copy] + count][chosen[chosen < count]]
        features[row, :len(part)] = part
        features[row, len(part):, :frontend.BANDS] = part[:, :frontend.BANDS].min()
        frames[row] = len(part)
    mel, pitch = torch.from_numpy(features).split((frontend.BANDS, frontend.PITCHES), 2)
    if augment > 0:
        mel, pitch = _hide(*_vary(mel, pitch))
    return torch.cat([mel, pitch], 2), torch.from_numpy(frames)


def _vary(mel: Tensor, pitch: Tensor) -> tuple[Tensor, Tensor]:
    """Another vocal tract (8 % of the mel axis), another colour of the sound, another pitch (two of 16 steps)."""
    count = len(mel)
    lowest = mel.amin((1, 2), keepdim=True)
    mel = torch.bmm(mel, _warp(count, 0.08).transpose(1, 2))
    waves = torch.stack([torch.cos(np.pi * k * torch.linspace(0, 1, frontend.BANDS)) / k ** 0.5 for k in range(1, 6)])
    curve = torch.randn(count, len(waves)) @ waves * (2 * LOUDER) * (torch.rand(count, 1) < 0.7)
    mel = torch.maximum(mel + curve[:, None], lowest) + torch.randn(count, 1, 1) * 0.15
    step = torch.randint(-2, 3, (count, 1))
    moved = (torch.arange(frontend.PITCHES)[None] - step).clamp(0, frontend.PITCHES - 1)
    return mel, torch.gather(pitch, 2, moved[:, None].expand_as(pitch))


def _warp(count: int, amount: float) -> Tensor:
    """Matrices [count, 64, 64] that stretch the mel axis at random."""
    factor = 1 + (torch.rand(count, 1) * 2 - 1) * amount
    position = ((torch.arange(frontend.BANDS)[None] + 0.5) * factor - 0.5).clamp(0, frontend.BANDS - 1)
    below = position.floor()
    matrix = torch.zeros(count, frontend.BANDS, frontend.BANDS)
    matrix.scatter_(2, below.long()[..., None], (1 - position + below)[..., None])
    return matrix.scatter_add_(2, (below + 1).clamp(max=frontend.BANDS - 1).long()[..., None], (position - below)[..., None])


def _hide(mel: Tensor, pitch: Tensor) -> tuple[Tensor, Tensor]:
    """SpecAugment: two stretches of up to 19 frames and up to 9 bands become 0; one row in twenty has no pitch."""
    count, length, bands = mel.shape
    for _ in range(2):
        seen = ~_stretch(count, length, 20)[:, :, None]
        mel, pitch = mel * seen, pitch * seen
    return mel * ~_stretch(count, bands, 10)[:, None], pitch * (torch.rand(count, 1, 1) > 0.05)


def _stretch(count: int, length: int, longest: int) -> Tensor:
    first, width = torch.randint(0, length, (count, 1)), torch.randint(0, longest, (count, 1))
    at = torch.arange(length)[None]
    return (at >= first) & (at < first + width)
