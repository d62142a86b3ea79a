"""FER+ faces, their votes, class sampling, augmentation, and batches of them mixed with portraits."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path
from typing import Iterator

import cv2
import numpy as np
from PIL import Image

from model import LABELS, MEAN, SIZE, STD
from portraits import WIDE, WIDE_EYES, Portraits

# Columns of votes.csv in the order of model.LABELS.
COLUMNS = ["neutral", "happiness", "surprise", "sadness", "anger", "disgust", "fear"]
REJECTED = ["contempt", "unknown", "NF"]
GRID = 32

# How much more often a face is drawn, by its majority label (LABELS order).
CLASS_SAMPLING = np.array([1.0, 1.0, 1.0, 1.0, 1.3, 4.0, 2.0])
MINIMUM_VOTES = 5

# How often a portrait of each class is drawn, and how much of its single noisy label is spread over all classes.
PORTRAIT_SHARES = np.array([0.25, 0.25, 0.15, 0.14, 0.13, 0.065, 0.015])
PORTRAIT_SMOOTHING = 0.15

BORDERS = (cv2.BORDER_REPLICATE, cv2.BORDER_REPLICATE, cv2.BORDER_REFLECT_101, cv2.BORDER_CONSTANT)


def load_split(archive: Path, split: str) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Faces [N,48,48] uint8, votes for the seven [N,7] and for the rejected classes [N,3] of `train` or `valid`."""
    with zipfile.ZipFile(archive) as files:
        rows = list(csv.DictReader(io.StringIO(files.read(f"{split}/votes.csv").decode("utf-8"))))
        names = sorted(n for n in files.namelist() if n.startswith(f"{split}/sheet_"))
        sheets = [np.asarray(Image.open(io.BytesIO(files.read(n))).convert("L")) for n in names]
    per_sheet = GRID * GRID
    faces = np.empty((len(rows), SIZE, SIZE), np.uint8)
    for i, row in enumerate(rows):
        index = int(row["index"])
        y, x = divmod(index % per_sheet, GRID)
        faces[i] = sheets[index // per_sheet][y * SIZE : (y + 1) * SIZE, x * SIZE : (x + 1) * SIZE]
    votes = np.array([[int(row[c]) for c in COLUMNS] for row in rows], np.float32)
    rejected = np.array([[int(row[c]) for c in REJECTED] for row in rows], np.float32)
    return faces, votes, rejected


def kept(votes: np.ndarray, rejected: np.ndarray) -> np.ndarray:
    return (votes.max(1) >= rejected.max(1)) & (votes.sum(1) >= MINIMUM_VOTES)


def training_set(archive: Path) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Faces, soft targets [N,7] and sampling weights [N].

    Kept: the top vote is one of the seven and it or its company there has at least MINIMUM_VOTES votes.
    A single lone vote counts half, for it is more often a slip than an opinion.
    """
    faces, votes, rejected = load_split(archive, "train")
    keep = kept(votes, rejected)
    faces, votes = faces[keep], votes[keep]
    softened = np.where(votes == 1, 0.5, votes)
    targets = softened / softened.sum(1, keepdims=True)
    return faces, targets.astype(np.float32), CLASS_SAMPLING[votes.argmax(1)]


def doubtful_set(archive: Path) -> np.ndarray:
    """The faces that training_set leaves out: contempt, unknown, or too few votes. No label, but a teacher can answer."""
    faces, votes, rejected = load_split(archive, "train")
    return faces[~kept(votes, rejected) & (rejected[:, 2] < 5)]


def validation_set(archive: Path) -> tuple[np.ndarray, np.ndarray]:
    """Faces and their majority label among the seven; faces whose vote is tied are left out."""
    faces, votes, _ = load_split(archive, "valid")
    ranked = np.sort(votes, 1)
    keep = ranked[:, -1] > ranked[:, -2]
    return faces[keep], votes[keep].argmax(1)


def scale(faces: np.ndarray) -> np.ndarray:
    """Grey 0..255 [N,48,48] -> network input [N,1,48,48] float32."""
    return ((faces.astype(np.float32) - MEAN) / STD)[:, None]


def placed(half_distance: float, eye_height: float) -> np.ndarray:
    """The 3x3 map from a portrait's wide picture to a 48x48 face with its eyes level, in parts of the side."""
    left, right = np.array([WIDE_EYES["leftEye"], WIDE_EYES["rightEye"]]) * WIDE - 0.5
    zoom = 2 * half_distance * SIZE / (right[0] - left[0])
    centre = (left + right) / 2
    goal = np.array([0.5, eye_height]) * SIZE - 0.5
    return np.array([[zoom, 0, goal[0] - zoom * centre[0]], [0, zoom, goal[1] - zoom * centre[1]], [0, 0, 1]])


def motion(length: int, degrees: float) -> np.ndarray:
    """The kernel of a straight movement of `length` pixels."""
    kernel = np.zeros((length, length), np.float32)
    kernel[length // 2] = 1
    turn = cv2.getRotationMatrix2D(((length - 1) / 2, (length - 1) / 2), degrees, 1)
    kernel = cv2.warpAffine(kernel, turn, (length, length))
    return kernel / kernel.sum()


def side_light(direction: float, strength: float) -> np.ndarray:
    """Factors [48,48] of a light that falls off across the face."""
    y, x = np.mgrid[0:SIZE, 0:SIZE] / (SIZE - 1) - 0.5
    return (1 + 2 * strength * (np.cos(direction) * x + np.sin(direction) * y)).astype(np.float32)


def augment(face: np.ndarray, random: np.random.Generator, strength: float = 1.0) -> np.ndarray:
    """One randomly changed 48x48 copy, float32 0..255, of a 48x48 grey face or of a portrait's wide picture.

    The zoom reaches further out than in: the service's cuts show more around the face than FER+ does.
    strength: how large the changes are, and how often degradations come, beside the usual.
    """
    mirrored, border_drawn = random.random(2)
    chance = random.random(12) / strength
    amount = random.uniform(-1, 1, 12) * strength

    portrait = face.shape[0] == WIDE
    angle, zoom = 14 * amount[0], 1.0 if portrait else np.exp(-0.10 + 0.24 * amount[1])
    warp = cv2.getRotationMatrix2D((23.5, 23.5), angle, zoom)
    if portrait:
        warp = warp @ placed(0.165 + 0.035 * amount[1], 0.395)
        amount[3:5] *= 0.7
    warp[0, 1] += 0.08 * amount[2]
    warp[:, 2] += 4.0 * amount[3:5]
    if mirrored < 0.5:
        warp = warp @ np.array([[-1, 0, face.shape[1] - 1], [0, 1, 0], [0, 0, 1]], np.float64)
    border = BORDERS[int(border_drawn * len(BORDERS))]
    x = cv2.warpAffine(face, warp, (SIZE, SIZE), flags=cv2.INTER_LINEAR, borderMode=border)

    if chance[2] < 0.20:
        small = int(round(SIZE * random.uniform(0.35, 0.9)))
        x = cv2.resize(x, (small, small), interpolation=cv2.INTER_AREA)
        x = cv2.resize(x, (SIZE, SIZE), interpolation=cv2.INTER_LINEAR if random.random() < 0.5 else cv2.INTER_CUBIC)
    if chance[4] < 0.12:
        x = cv2.GaussianBlur(x, (0, 0), 0.4 + 0.9 * random.random())
    elif chance[4] < 0.18:
        x = cv2.filter2D(x, -1, motion(int(random.integers(3, 8)), 180 * random.random()), borderType=cv2.BORDER_REPLICATE)

    if chance[6] < 0.6:
        gamma = np.exp(0.7 * amount[5])
        x = cv2.LUT(x, (255 * (np.arange(256) / 255.0) ** gamma).astype(np.uint8))
    y = x.astype(np.float32)
    if chance[7] < 0.8:
        centre = float(y.mean())
        y = (y - centre) * np.exp(0.45 * amount[6]) + centre + 40 * amount[7]
    if chance[10] < 0.2:
        y *= side_light(2 * np.pi * random.random(), 0.5 * abs(amount[8]))
    if chance[8] < 0.25:
        y += random.standard_normal(y.shape, np.float32) * random.uniform(2, 14)
    if chance[9] < 0.25:
        h, w = random.integers(6, 20, 2)
        top, left = random.integers(0, SIZE - h + 1), random.integers(0, SIZE - w + 1)
        y[top : top + h, left : left + w] = random.uniform(0, 255)
    y = np.clip(y, 0, 255)
    if chance[3] < 0.15:
        quality = int(random.integers(12, 60))
        y = cv2.imdecode(cv2.imencode(".jpg", y.astype(np.uint8), [cv2.IMWRITE_JPEG_QUALITY, quality])[1], cv2.IMREAD_GRAYSCALE).astype(np.float32)
    return y


class PortraitSampler:
    """Augmented portraits of the identities that are not held back, drawn with replacement."""

    def __init__(self, portraits: Portraits, random: np.random.Generator, strength: float = 1.0) -> None:
        self.strength = strength
        kept = ~portraits.held_back
        self.wide, self.labels, self.random = portraits.wide[kept], portraits.labels[kept], random
        weight = PORTRAIT_SHARES / np.maximum(np.bincount(self.labels, minlength=len(LABELS)), 1)
        self.chances = weight[self.labels] / weight[self.labels].sum()

    def draw(self, count: int) -> tuple[list[np.ndarray], np.ndarray]:
        chosen = self.random.choice(len(self.labels), count, p=self.chances)
        targets = np.full((count, len(LABELS)), PORTRAIT_SMOOTHING / len(LABELS), np.float32)
        targets[np.arange(count), self.labels[chosen]] += 1 - PORTRAIT_SMOOTHING
        return [augment(self.wide[i], self.random, self.strength) for i in chosen], targets


def batches(
    faces: np.ndarray, targets: np.ndarray, weights: np.ndarray, size: int, random: np.random.Generator, portraits: PortraitSampler
) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """One epoch of augmented batches: each face as often, in expectation, as its weight says; a third of a batch is portraits."""
    expected = weights / weights.mean()
    copies = np.floor(expected + random.random(len(faces))).astype(int)
    order = random.permutation(np.repeat(np.arange(len(faces)), copies))
    others = size // 3
    own = size - others
    for start in range(0, len(order) - own + 1, own):
        chosen = order[start : start + own]
        drawn, drawn_targets = portraits.draw(others)
        yield scale(np.stack([augment(faces[i], random, portraits.strength) for i in chosen] + drawn)), np.concatenate([targets[chosen], drawn_targets])
