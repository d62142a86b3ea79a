"""Moving faces made of still ones: no labelled video is at hand, so every sequence is put together from FER+ and muxspace faces.

A sequence is one track as the service would see it: looks of the face at uneven times, an expression held for some
seconds, then another that grows over it; on top what a camera adds (light, blur, noise, a small face: the same for the
whole sequence), what a head does (turns, blinks, a hand before the face) and what a detector does (a wavering box, a
face missed for a while).
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

sys.path.append(str(Path(__file__).resolve().parents[1] / "face"))
import data  # noqa: E402
import portraits  # noqa: E402
from model import LABELS, SIZE  # noqa: E402

LOOKS = 48

# Seconds between two looks, drawn per sequence: what pacing asks for, from a fast board to one that is busy.
SHORTEST, LONGEST = 0.07, 0.5
# Seconds an expression is held (at least, and the mean above that) and takes to change.
HELD_AT_LEAST, HELD = 1.0, 3.0
CHANGE = (0.2, 0.8)

EYE_ROWS = (14, 23)


@dataclass(frozen=True)
class Faces:
    """pictures [N] of 48x48 grey or of the portraits' wide square, targets [N,7]."""

    pictures: list[np.ndarray]
    targets: np.ndarray

    @property
    def labels(self) -> np.ndarray:
        return self.targets.argmax(1)


@dataclass(frozen=True)
class Sequences:
    """frames [S,LOOKS,48,48] uint8, elapsed [S,LOOKS] seconds since the look before (0 at first), targets [S,LOOKS,7],
    label [S,LOOKS] the expression that shows most, changed [S,LOOKS] seconds since it began to show most (inf before a change)."""

    frames: np.ndarray
    elapsed: np.ndarray
    targets: np.ndarray
    label: np.ndarray
    changed: np.ndarray


def training_faces(folder: Path, cache: Path) -> Faces:
    faces, targets, _ = data.training_set(folder / "ferplus.zip")
    people = portraits.load(cache)
    return together(faces, targets, people, ~people.held_back)


def validation_faces(folder: Path, cache: Path) -> Faces:
    """FER+ valid and the portraits of people held back: faces that neither the student nor the model over time ever saw."""
    faces, labels = data.validation_set(folder / "ferplus.zip")
    people = portraits.load(cache)
    return together(faces, np.eye(len(LABELS), dtype=np.float32)[labels], people, people.held_back)


def together(faces: np.ndarray, targets: np.ndarray, people: portraits.Portraits, chosen: np.ndarray) -> Faces:
    smoothing = data.PORTRAIT_SMOOTHING
    own = np.eye(len(LABELS), dtype=np.float32)[people.labels[chosen]] * (1 - smoothing) + smoothing / len(LABELS)
    return Faces([*faces, *people.wide[chosen]], np.concatenate([targets, own]).astype(np.float32))


def make(faces: Faces, count: int, seed: int) -> Sequences:
    random = np.random.default_rng(seed)
    by_label = [np.flatnonzero(faces.labels == c) for c in range(len(LABELS))]
    parts = [sequence(faces, by_label, random) for _ in range(count)]
    return Sequences(*(np.stack(column) for column in zip(*parts)))


def make_once(faces: Faces, count: int, seed: int, cache: Path) -> Sequences:
    """What an earlier run left in `cache`, or made and left there: half a second a dozen, some hundred kilobytes each."""
    if not cache.is_file():
        made = make(faces, count, seed)
        np.savez(cache, **{name: getattr(made, name) for name in Sequences.__dataclass_fields__})
    with np.load(cache) as stored:
        return Sequences(**{name: stored[name] for name in Sequences.__dataclass_fields__})


def times(random: np.random.Generator) -> np.ndarray:
    """When each look happens, in seconds: even but for some jitter, with now and then a face missed for up to two seconds."""
    usual = np.exp(random.uniform(np.log(SHORTEST), np.log(LONGEST)))
    gaps = usual * random.uniform(0.8, 1.2, LOOKS)
    gaps += (random.random(LOOKS) < 0.02) * random.uniform(0.3, 2.0, LOOKS)
    gaps[0] = 0
    return np.cumsum(gaps)


def sequence(faces: Faces, by_label: list[np.ndarray], random: np.random.Generator) -> tuple[np.ndarray, ...]:
    when = times(random)
    begins, shown = [0.0], [int(random.choice(by_label[random.integers(len(LABELS))]))]
    while begins[-1] < when[-1]:
        begins.append(begins[-1] + HELD_AT_LEAST + random.exponential(HELD))
        label = random.integers(len(LABELS)) if random.random() < 0.8 else faces.labels[shown[-1]]
        shown.append(int(random.choice(by_label[label])))
    takes = random.uniform(*CHANGE, len(begins))

    camera, head = Camera(random), Head(when, random)
    cuts = {face: head.cut(faces.pictures[face], random) for face in set(shown)}
    frames = np.empty((LOOKS, SIZE, SIZE), np.uint8)
    targets, label, changed = np.empty((LOOKS, len(LABELS)), np.float32), np.empty(LOOKS, np.int64), np.full(LOOKS, np.inf)
    for i, t in enumerate(when):
        now = int(np.searchsorted(begins, t, "right")) - 1
        share = min(1.0, (t - begins[now]) / takes[now]) if now else 1.0
        before = shown[max(0, now - 1)]
        picture = cuts[shown[now]] if share == 1 else cv2.addWeighted(cuts[before], 1 - share, cuts[shown[now]], share, 0)
        frames[i] = camera.see(head.move(picture, i, random), random)
        targets[i] = share * faces.targets[shown[now]] + (1 - share) * faces.targets[before]
        label[i] = faces.labels[shown[now] if share >= 0.5 else before]
        if now and share >= 0.5 and faces.labels[before] != faces.labels[shown[now]]:
            changed[i] = t - begins[now] - takes[now] / 2
    return frames, np.diff(when, prepend=0).astype(np.float32), targets, label, changed


class Camera:
    """The same for a whole sequence: light, contrast, sharpness, noise and size."""

    def __init__(self, random: np.random.Generator) -> None:
        self.gamma = np.exp(random.uniform(-0.6, 0.6))
        self.gain, self.offset = np.exp(random.uniform(-0.35, 0.35)), random.uniform(-25, 25)
        self.noise = random.uniform(1, 10)
        self.blur = random.uniform(0.3, 1.2) if random.random() < 0.3 else 0
        self.side = int(random.integers(18, 44)) if random.random() < 0.35 else SIZE

    def see(self, face: np.ndarray, random: np.random.Generator) -> np.ndarray:
        if self.side < SIZE:
            face = cv2.resize(cv2.resize(face, (self.side, self.side), interpolation=cv2.INTER_AREA), (SIZE, SIZE), interpolation=cv2.INTER_LINEAR)
        if self.blur:
            face = cv2.GaussianBlur(face, (0, 0), self.blur)
        light = 255 * (face / 255.0) ** self.gamma
        light = (light - light.mean()) * self.gain + light.mean() + self.offset
        return np.clip(light + random.normal(0, self.noise, light.shape), 0, 255).astype(np.uint8)


class Head:
    """What the head and the detector do: a slow sway, a wavering box, blinks, a hand before the face, quick movements that blur."""

    def __init__(self, when: np.ndarray, random: np.random.Generator) -> None:
        self.mirrored = random.random() < 0.5
        self.half_distance, self.eye_height = 0.15 + 0.02 * random.uniform(-1, 1), 0.389
        phase, pace = random.uniform(0, 2 * np.pi, 3), random.uniform(0.3, 1.2, 3)
        self.sway = np.sin(when[:, None] * pace + phase) * (2.5, 2.0, 8.0) * random.uniform(0.1, 1, 3)
        self.blinks = self.episodes(when, random, 0.25, (0.1, 0.3))
        self.hand = self.episodes(when, random, 0.04, (0.4, 1.5))
        self.quick = self.episodes(when, random, 0.06, (0.1, 0.5))
        self.hand_at = (*random.integers(10, 24, 2), *random.integers(0, 30, 2), random.uniform(30, 200))

    @staticmethod
    def episodes(when: np.ndarray, random: np.random.Generator, per_second: float, length: tuple[float, float]) -> np.ndarray:
        inside = np.zeros(len(when), bool)
        for start in random.uniform(0, when[-1], random.poisson(per_second * when[-1])):
            inside |= (when >= start) & (when < start + random.uniform(*length))
        return inside

    def cut(self, picture: np.ndarray, random: np.random.Generator) -> np.ndarray:
        """A face as the service would cut it, the zoom of this sequence."""
        if picture.shape[0] != SIZE:
            warp = data.placed(self.half_distance, self.eye_height)[:2]
            picture = cv2.warpAffine(picture, warp, (SIZE, SIZE), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
        return picture[:, ::-1].copy() if self.mirrored else picture

    def move(self, face: np.ndarray, look: int, random: np.random.Generator) -> np.ndarray:
        x, y, angle = self.sway[look] + random.normal(0, (0.6, 0.6, 1.0))
        warp = cv2.getRotationMatrix2D((23.5, 23.5), angle, float(np.exp(random.normal(0, 0.02))))
        warp[:, 2] += (x, y)
        face = cv2.warpAffine(face, warp, (SIZE, SIZE), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
        if self.blinks[look]:
            top, bottom = EYE_ROWS
            face[top:bottom] = cv2.blur(face, (5, 11))[top:bottom]
        if self.hand[look]:
            height, width, top, left, grey = self.hand_at
            face[top : top + height, left : left + width] = grey
        if self.quick[look]:
            face = cv2.filter2D(face, -1, data.motion(int(random.integers(4, 9)), random.uniform(0, 180)), borderType=cv2.BORDER_REPLICATE)
        return face
