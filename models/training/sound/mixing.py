"""Windows to learn from, made anew for every batch: sounds over rooms, speech and noise, all on log-mel.

Sounds that do not know of each other add their power, band by band, so that mixing needs no waveform."""

from __future__ import annotations

import json
import pathlib
import sys

import numpy as np
import torch
from torch import Tensor

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "speech"))
import frontend  # noqa: E402

import kinds
import tones
from network import FRAMES

LOUDER = np.log(10.0) / 10.0  # one decibel of power in natural logarithms
SILENCE = np.log(1e-10)
WHITE = 0.375 * frontend.WINDOW * frontend.N_FFT / frontend.SAMPLE_RATE  # mel power of white noise of power 1


class Recordings:
    """All clips of collect.py. A clip is a dict; copy 0 is the recording itself."""

    def __init__(self, folder: pathlib.Path):
        self.mel = np.memmap(folder / "mel.f16", "<f2", "r").reshape(-1, frontend.BANDS)
        self.rms = np.memmap(folder / "rms.f32", "<f4", "r")
        self.clips = json.loads((folder / "clips.json").read_text())

    def part(self, clip: dict, copy: int, first: int, count: int) -> tuple[np.ndarray, np.ndarray]:
        start = clip["start"][copy] + first
        return self.mel[start:start + count].astype(np.float32), np.square(self.rms[start:start + count])

    def training(self, fold: int | None, leave_out: str) -> list[dict]:
        """All but dev, one fold and one corpus."""
        return [c for c in self.clips if c["split"] == "train" and c["fold"] != fold and c["source"] != leave_out]


class Drawing:
    """Draws half events, evenly by kind, then by group; the others by where they come from."""

    EVENTS, BURSTS = 0.50, 0.12
    OTHERS = {"speech": 0.36, "deeply_nonverbal": 0.16, "rest": 0.12, "like voices": 0.18, tones.SOURCE: 0.18}
    LIKE_VOICES = ("Rooster", "Cat", "Siren", "Church bells", "Car horn", "Noise")  # what is taken for a scream or a baby first

    def __init__(self, clips: list[dict], random: np.random.Generator):
        self.random = random
        self.pools: dict[str, dict[str, list[dict]]] = {}
        for clip in clips:
            self.pools.setdefault(self._pool(clip), {}).setdefault(self._unit(clip), []).append(clip)
        self.groups = {name: list(groups.values()) for name, groups in self.pools.items()}
        self.kinds = [k for k in kinds.KINDS if k != "Other" and k in self.groups]

    @staticmethod
    def _pool(clip: dict) -> str:
        if clip["source"] == "emogator":
            return "bursts"
        if clip["may_be"] != ["Other"]:
            return clip["may_be"][0]
        if clip["source"] in kinds.SPEECH:
            return "speech"
        if clip["label"].partition(" - ")[2] in Drawing.LIKE_VOICES:
            return "like voices"
        return clip["source"] if clip["source"] in Drawing.OTHERS else "rest"

    @staticmethod
    def _unit(clip: dict) -> str:
        """Within a pool, drawn evenly: of events the recording's person, of others what they are."""
        return f"{clip['source']} {clip['label']}" if clip["may_be"] == ["Other"] else f"{clip['source']} {clip['group']}"

    def of(self, pool: str) -> dict:
        group = self.groups[pool][self.random.integers(len(self.groups[pool]))]
        return group[self.random.integers(len(group))]

    def other(self) -> dict:
        return self.of(self.random.choice(list(self.OTHERS), p=list(self.OTHERS.values())))

    def __call__(self, count: int) -> list[dict]:
        drawn = []
        for chance in self.random.random(count):
            if chance < self.EVENTS:
                drawn.append(self.of(self.kinds[self.random.integers(len(self.kinds))]))
            elif chance < self.EVENTS + self.BURSTS and "bursts" in self.groups:
                drawn.append(self.of("bursts"))
            else:
                drawn.append(self.other())
        return drawn


class Windows:
    """Features [N, 192, 64] and, of each, the kinds it may be of [N, 7]."""

    def __init__(self, recordings: Recordings, draw: Drawing, random: np.random.Generator):
        self.recordings, self.draw, self.random = recordings, draw, random
        self.noise = (random.gamma(2.0, 0.5, (4000, frontend.BANDS)) * WHITE + 1e-3).astype(np.float32)

    def __call__(self, count: int, strength: float) -> tuple[Tensor, Tensor]:
        clips = self.draw(count)
        features = np.stack([self._window(clip, strength) for clip in clips])
        may_be = np.array([[float(k in clip["may_be"]) for k in kinds.KINDS] for clip in clips], np.float32)
        return torch.from_numpy(features), torch.from_numpy(may_be)

    def _window(self, clip: dict, strength: float) -> np.ndarray:
        mel, power = self._placed(clip, strength)
        is_event = clip["may_be"] != ["Other"]
        if self.random.random() < 0.55 * strength:
            below = self.random.uniform(0 if is_event else -10, 30)
            mel, power = _over(mel, power, *self._placed(self.draw.other(), strength), below)
        mel, power = _over(mel, power, self._hiss(), np.ones(FRAMES, np.float32), self.random.uniform(12, 60))
        mel = np.log(mel)
        if self.random.random() < 0.7 * strength:
            mel += self._curve()
        if self.random.random() < 0.15 * strength:
            cut = self.random.integers(40, 62)
            mel[:, cut:] -= np.arange(1, frontend.BANDS - cut + 1) * 1.5
        return self._hidden(normalised(mel, power), strength)

    def _placed(self, clip: dict, strength: float) -> tuple[np.ndarray, np.ndarray]:
        """A stretch of the clip where it sounds, at some place of a window of silence: mel power and power of the samples."""
        copy = int(self.random.integers(len(clip["start"]))) if self.random.random() < 0.8 * strength else 0
        count = clip["frames"][copy]
        rate = 2 ** self.random.uniform(-0.25, 0.25) if self.random.random() < 0.6 * strength else 1.0
        needed = min(count, int(FRAMES * rate))
        first = self._sounding(clip, copy, count, needed)
        mel, power = self.recordings.part(clip, copy, first, needed)
        mel = np.exp(mel)
        taken = np.minimum((np.arange(int(needed / rate)) * rate).astype(int), needed - 1)[:FRAMES]
        mel, power = mel[taken], power[taken]
        if self.random.random() < 0.6 * strength:
            mel = _warped(mel, 1 + self.random.uniform(-0.07, 0.07))
        at = self._offset(power, strength)
        placed, placed_power = np.full((FRAMES, frontend.BANDS), 1e-10, np.float32), np.zeros(FRAMES, np.float32)
        low, high = max(0, at), min(FRAMES, at + len(mel))
        placed[low:high], placed_power[low:high] = mel[low - at:high - at], power[low - at:high - at]
        return placed, placed_power

    def _sounding(self, clip: dict, copy: int, count: int, needed: int) -> int:
        """The loudest of three random places, where it need not be the whole clip."""
        if count <= needed:
            return 0
        start = clip["start"][copy]
        places = self.random.integers(0, count - needed + 1, 3)
        loud = [np.square(self.recordings.rms[start + p:start + p + needed]).sum() for p in places]
        return int(places[int(np.argmax(loud))])

    def _offset(self, power: np.ndarray, strength: float) -> int:
        """Where the stretch begins in the window; a third of what sounds may be outside."""
        if len(power) < FRAMES * 0.9 or self.random.random() > 0.35 * strength:
            return int(self.random.integers(0, FRAMES - len(power) + 1))
        energy = np.cumsum(power) / max(float(power.sum()), 1e-12)
        if self.random.random() < 0.5:
            return -int(self.random.integers(0, int(np.searchsorted(energy, 0.4)) + 1))
        return int(self.random.integers(0, len(power) - int(np.searchsorted(energy, 0.6)) + 1))

    def _hiss(self) -> np.ndarray:
        """Noise of a random slope, of power 1: one of a few that were made once, since making it takes long."""
        first = self.random.integers(len(self.noise) - FRAMES)
        slope = np.exp(self.random.uniform(-6, 2) * np.linspace(0, 1, frontend.BANDS, dtype=np.float32))
        return self.noise[first:first + FRAMES] * slope

    def _curve(self) -> np.ndarray:
        position = np.linspace(0, 1, frontend.BANDS)
        waves = np.stack([np.cos(np.pi * k * position) / k ** 0.5 for k in range(1, 6)])
        return (self.random.normal(0, 2.5 * LOUDER, len(waves)) @ waves).astype(np.float32)

    def _hidden(self, mel: np.ndarray, strength: float) -> np.ndarray:
        for _ in range(2):
            if self.random.random() < 0.7 * strength:
                at, width = self.random.integers(0, FRAMES), self.random.integers(0, 24)
                mel[at:at + width] = mel.min()
                at, width = self.random.integers(0, frontend.BANDS), self.random.integers(0, 9)
                mel[:, at:at + width] = 0
        return mel


def normalised(mel: np.ndarray, power: np.ndarray) -> np.ndarray:
    """As frontend.window_features, but for shares of order statistics; the level is that of the frames of the log-mel."""
    mel = np.maximum(mel, _loud(mel.ravel()) - np.float32(frontend.FLOOR))
    return mel - mel[power >= _loud(power) * frontend.ACTIVE ** 2].mean()


def _loud(values: np.ndarray) -> float:
    """The 95th percentile."""
    return np.partition(values, int(0.95 * len(values)))[int(0.95 * len(values))]


def _over(mel: np.ndarray, power: np.ndarray, other: np.ndarray, other_power: np.ndarray,
          below: float) -> tuple[np.ndarray, np.ndarray]:
    """The first with the second `below` decibels under it, by the powers of their loud frames."""
    loud = _loud(power) / max(float(_loud(other_power)), 1e-12)
    gain = np.float32(max(loud, 1e-12) * 10 ** (-below / 10))
    return mel + other * gain, power + other_power * gain


def _warped(mel: np.ndarray, factor: float) -> np.ndarray:
    """Another vocal tract: the mel axis stretched."""
    position = np.clip((np.arange(frontend.BANDS) + 0.5) * factor - 0.5, 0, frontend.BANDS - 1)
    low = np.minimum(position.astype(int), frontend.BANDS - 2)
    part = (position - low).astype(np.float32)
    return mel[:, low] * (1 - part) + mel[:, low + 1] * part
