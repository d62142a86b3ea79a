"""UTKFace: faces in the wild of all ages without emotion labels, for the teacher to answer on and for fairness to be measured on.

Cut as the service cuts them, so the detector is part of what is measured: `found` says whether it saw each face.
"""

from __future__ import annotations

import csv
import io
import zipfile
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from PIL import Image

import evaluate
from portraits import WIDE, WIDE_EYES, cut_wide

SIDE = 96
GRID = 16
# The face picture, enlarged, in the middle of the detector's canvas: about a face of 100 px in a room of 256.
CANVAS, ENLARGED = 256, 160
CONFIDENT = 0.5

GENDERS = ("male", "female")
RACES = ("White", "Black", "Asian", "Indian", "other")
AGES = ((0, 12), (13, 19), (20, 39), (40, 59), (60, 120))

# A fixed third is never shown in training: on it, fairness is measured.
HELD_BACK_EVERY = 3


@dataclass(frozen=True)
class Strangers:
    """wide [N,WIDE,WIDE] grey (blank where nothing was found), found [N] bool, brightness [N] 0..255 of the face picture,
    age [N] years, gender [N] index of GENDERS, race [N] index of RACES, held_back [N] bool."""

    wide: np.ndarray
    found: np.ndarray
    brightness: np.ndarray
    age: np.ndarray
    gender: np.ndarray
    race: np.ndarray
    held_back: np.ndarray

    def cut(self, chosen: np.ndarray, alignment: dict) -> np.ndarray:
        return cut_wide(self.wide[chosen], alignment)


def read(archive: Path) -> tuple[np.ndarray, list[dict]]:
    """Faces [N,96,96] and their rows."""
    with zipfile.ZipFile(archive) as files:
        rows = list(csv.DictReader(io.StringIO(files.read("labels.csv").decode("utf-8"))))
        names = sorted(n for n in files.namelist() if "sheet_" in n)
        sheets = [np.asarray(Image.open(io.BytesIO(files.read(n))).convert("L")) for n in names]
    faces = np.empty((len(rows), SIDE, SIDE), np.uint8)
    for i, row in enumerate(rows):
        sheet, cell = divmod(int(row["index"]), GRID * GRID)
        y, x = divmod(cell, GRID)
        faces[i] = sheets[sheet][y * SIDE : (y + 1) * SIDE, x * SIDE : (x + 1) * SIDE]
    return faces, rows


def in_room(face: np.ndarray) -> np.ndarray:
    canvas = np.full((CANVAS, CANVAS), int(np.median(face)), np.uint8)
    start = (CANVAS - ENLARGED) // 2
    canvas[start : start + ENLARGED, start : start + ENLARGED] = cv2.resize(face, (ENLARGED, ENLARGED), interpolation=cv2.INTER_CUBIC)
    return canvas


def prepare(archive: Path, detector, cache: Path) -> Strangers:
    """Reads the archive, or what an earlier run left in `cache`."""
    if not cache.exists():
        faces, rows = read(archive)
        wide, found = np.zeros((len(faces), WIDE, WIDE), np.uint8), np.zeros(len(faces), bool)
        for i, face in enumerate(faces):
            cuts = evaluate.cut_faces(detector, in_room(face), WIDE_EYES, CONFIDENT, size=WIDE)
            if cuts:
                wide[i], found[i] = cuts[0][1], True
        cache.parent.mkdir(parents=True, exist_ok=True)
        np.savez(cache, wide=wide, found=found, brightness=faces.mean((1, 2)), held_back=np.arange(len(faces)) % HELD_BACK_EVERY == 0,
                 **{name: np.array([int(row[name]) for row in rows]) for name in ("age", "gender", "race")})
    return load(cache)


def load(cache: Path) -> Strangers:
    with np.load(cache) as stored:
        return Strangers(**{name: stored[name] for name in Strangers.__dataclass_fields__})
