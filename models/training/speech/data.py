"""Clips in memory, balanced drawing, and augmentation on log-mel (before the front end's floor and mean)."""

from __future__ import annotations

import json
import pathlib

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

import frontend
import labels

DB = np.log(10.0) / 10.0  # one decibel of power in the natural-log units of the features
# Sounds that may lie under speech; voices of the sound set are not noise.
NOISE = ("002 - Rain", "003 - Sea", "005 - Clock", "007 - Heli", "008 - Chain", "009 - Roost", "010 - Fire", "101 - Dog",
         "205 - Chirp", "210 - Thunder", "503 - Siren", "504 - Car", "507 - Church", "902 - Noise")


class Corpus:
    """All clips of prepare.py; a clip is a dict with `mel()`-able start and frames, and its targets."""

    def __init__(self, folder: pathlib.Path):
        self.mels = np.memmap(folder / "clips.f32", "<f4", "r").reshape(-1, frontend.BANDS)
        self.active = np.memmap(folder / "active.u8", "u1", "r")
        clips = json.loads((folder / "clips.json").read_text())
        self.speech = [clip for clip in clips if clip["table"] != "sound"]
        self.noise = [clip for clip in clips if clip["table"] == "sound" and clip["split"] == "train"
                      and clip["label"].startswith(NOISE) and clip["frames"] >= 60]
        for clip in self.speech:
            clip["class"], clip["valence"], clip["arousal"] = labels.target(clip["source"], clip["label"], clip["extra"])

    def mel(self, clip: dict, first: int = 0, count: int | None = None) -> np.ndarray:
        last = clip["frames"] if count is None else min(clip["frames"], first + count)
        return self.mels[clip["start"] + first:clip["start"] + last]

    def features(self, clip: dict, longest: int = 600) -> np.ndarray:
        """What the product computes for this clip (its first `longest` frames)."""
        count = min(clip["frames"], longest)
        return frontend.normalise(np.asarray(self.mel(clip, 0, count), np.float64),
                                  np.asarray(self.active[clip["start"]:clip["start"] + count], bool))


class Drawing:
    """Draws a corpus by its weight, then one of its labels evenly, then a clip."""

    def __init__(self, clips: list[dict], generator: np.random.Generator):
        self.random = generator
        self.by_corpus: dict[str, dict[object, list[dict]]] = {}
        for clip in clips:
            key = clip["class"] if clip["class"] is not None else clip["label"]
            self.by_corpus.setdefault(clip["source"], {}).setdefault(key, []).append(clip)
        self.names = sorted(self.by_corpus)
        weights = np.array([labels.SAMPLING[name] for name in self.names])
        self.weights = weights / weights.sum()

    def __call__(self, count: int) -> list[dict]:
        drawn = []
        for name in self.random.choice(self.names, count, p=self.weights):
            groups = list(self.by_corpus[name].values())
            group = groups[self.random.integers(len(groups))]
            drawn.append(group[self.random.integers(len(group))])
        return drawn


def targets(clips: list[dict]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """One-hot classes [N, 7] (zero where unknown), affect [N, 2], and what of them is known [N], [N, 2]."""
    classes = torch.zeros(len(clips), len(labels.LABELS))
    affect, known = torch.zeros(len(clips), 2), torch.zeros(len(clips), 2)
    for row, clip in enumerate(clips):
        if clip["class"] is not None:
            classes[row, clip["class"]] = 1
        for column, key in enumerate(("valence", "arousal")):
            if clip[key] is not None:
                affect[row, column], known[row, column] = clip[key], 1
    return classes, affect, classes.sum(1), known


def crops(corpus: Corpus, clips: list[dict], length: int, random: np.random.Generator) -> tuple[Tensor, Tensor, Tensor]:
    """Log-mel [N, length, 64] from a random place of each clip, activity [N, length], frames [N]; the rest is NaN/0."""
    mels = np.full((len(clips), length, frontend.BANDS), np.nan, np.float32)
    active = np.zeros((len(clips), length), np.float32)
    frames = np.zeros(len(clips), np.int64)
    for row, clip in enumerate(clips):
        first = int(random.integers(max(0, clip["frames"] - length) + 1))
        part = corpus.mel(clip, first, length)
        mels[row, :len(part)] = part
        active[row, :len(part)] = corpus.active[clip["start"] + first:clip["start"] + first + len(part)]
        frames[row] = len(part)
    return torch.from_numpy(mels), torch.from_numpy(active), torch.from_numpy(frames)


def normalise(mels: Tensor, active: Tensor, frames: Tensor) -> Tensor:
    """Steps 5 and 6 of frontend.py on a batch; past the end of a row lies its floor."""
    flat = mels.flatten(1)
    highest = torch.stack([row[:count * frontend.BANDS].kthvalue(max(1, int(round(0.95 * count * frontend.BANDS)))).values
                           for row, count in zip(flat, frames.tolist())])
    floor = (highest - frontend.FLOOR)[:, None, None]
    mels = torch.maximum(torch.nan_to_num(mels, nan=-99.0), floor)
    inside = (torch.arange(mels.shape[1])[None] < frames[:, None]).float()
    weight = active * inside
    weight = torch.where(weight.sum(1, keepdim=True) > 0, weight, inside)
    mean = (mels.mean(2) * weight).sum(1) / weight.sum(1)
    return mels - mean[:, None, None]


def _chance(count: int, probability: float) -> Tensor:
    return (torch.rand(count) < probability).float()


def _smooth_curve(count: int, decibels: float) -> Tensor:
    """A random, smooth curve over the bands [count, 64], in log units."""
    position = torch.linspace(0, 1, frontend.BANDS)
    waves = torch.stack([torch.cos(np.pi * k * position) / max(1, k) ** 0.5 for k in range(1, 6)])
    return torch.randn(count, len(waves)) @ waves * decibels * DB * 0.6


def augment(mels: Tensor, active: Tensor, frames: Tensor, corpus: Corpus,
            random: np.random.Generator, share: float) -> tuple[Tensor, Tensor, Tensor]:
    """Tempo and frequency warp, equaliser, band limit, reverberation, noise; on log-mel power before normalisation.
    `share` of the rows are changed, the others stay as they are."""
    count, length, bands = mels.shape
    chosen = torch.rand(count) < share
    unchanged = mels, active, frames
    mels = torch.nan_to_num(mels, nan=-23.0)

    # Tempo within 15 %, frequency within 8 % (of the mel axis): one bilinear resampling.
    rate = 1 + (torch.rand(count) * 2 - 1) * 0.15
    warp = 1 + (torch.rand(count) * 2 - 1) * 0.08
    time = torch.arange(length)[None] * rate[:, None]
    band = (torch.arange(bands)[None] + 0.5) * warp[:, None] - 0.5
    grid = torch.stack(torch.broadcast_tensors((band / (bands - 1) * 2 - 1)[:, None, :],
                                               (time / (length - 1) * 2 - 1)[:, :, None]), -1)
    mels = F.grid_sample(mels[:, None], grid, padding_mode="border", align_corners=True)[:, 0]
    active = torch.gather(active, 1, time.round().long().clamp(max=length - 1))
    frames = torch.minimum((frames / rate).long(), torch.tensor(length)).clamp(min=8)

    mels = mels + (_chance(count, 0.7)[:, None] * _smooth_curve(count, 3.0))[:, None]

    # Reverberation: power smeared by an exponential decay, -6 to -18 dB under the direct sound in total.
    wet = _chance(count, 0.25) * 10 ** (-(6 + 12 * torch.rand(count)) / 10)
    decay = torch.exp(-13.8 * 0.01 / (0.2 + 0.5 * torch.rand(count)))
    kernel = decay[:, None] ** torch.arange(40).float()
    kernel = kernel / kernel.sum(1, keepdim=True) * wet[:, None] * 4
    kernel[:, 0] = 1
    power = torch.exp(mels).transpose(1, 2)
    if wet.max() > 0:
        some = torch.nonzero(wet > 0).flatten()
        rows = F.pad(power[some], (39, 0)).transpose(0, 1)                              # [64, some, time]
        smeared = F.conv1d(rows, kernel[some].flip(1)[:, None], groups=len(some)).transpose(0, 1)
        power = power.index_copy(0, some, smeared)

    # Noise 8 to 30 dB under the speech: a recorded sound, or a stationary random spectrum.
    noisy = _chance(count, 0.4)
    noise = np.empty((count, length, bands), np.float32)
    for row in range(count):
        if not noisy[row]:
            noise[row] = -40
        elif random.random() < 0.6:
            clip = corpus.noise[random.integers(len(corpus.noise))]
            part = corpus.mel(clip)
            noise[row] = np.take(part, (np.arange(length) + random.integers(len(part))) % len(part), axis=0)
        else:
            curve = _smooth_curve(1, 8.0).numpy() - 2.5 - np.linspace(0, 3 * random.random(), bands, dtype=np.float32)
            noise[row] = curve + np.log(random.gamma(4, 0.25, (length, bands)))
    snr = 8 + 22 * torch.rand(count)
    power = power.transpose(1, 2) + torch.exp(torch.from_numpy(noise) - (snr * DB)[:, None, None])
    mels = torch.log(power.clamp(min=1e-10))

    # Band limit: telephone-like, above 3 to 7 kHz and sometimes below 300 Hz, by 40 dB.
    limit = torch.randint(38, 62, (count,))
    limited = _chance(count, 0.1)[:, None] * (torch.arange(bands)[None] > limit[:, None])
    limited = torch.maximum(limited, _chance(count, 0.07)[:, None] * (torch.arange(bands)[None] < 8))
    mels = mels - (limited * 40 * DB)[:, None]
    return (torch.where(chosen[:, None, None], mels, unchanged[0]), torch.where(chosen[:, None], active, unchanged[1]),
            torch.where(chosen, frames, unchanged[2]))


def hide(features: Tensor) -> Tensor:
    """SpecAugment: up to two stretches of 15 frames and one of 8 bands become 0 (the clip's mean)."""
    count, length, bands = features.shape
    for _ in range(2):
        first = torch.randint(0, length, (count,))
        width = torch.randint(0, 16, (count,))
        step = torch.arange(length)[None]
        features = features * ~((step >= first[:, None]) & (step < (first + width)[:, None]))[:, :, None]
    first, width = torch.randint(0, bands, (count,)), torch.randint(0, 9, (count,))
    band = torch.arange(bands)[None]
    return features * ~((band >= first[:, None]) & (band < (first + width)[:, None]))[:, None, :]
