"""muxspace photographs as the service sees them: the eyes found by BlazeFace, a wide level picture around them.

Kept wide, so that training can cut each at any zoom. People are kept apart: a fixed fifth of the identities is held back.
"""

from __future__ import annotations

import csv
import io
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

import evaluate
from model import LABELS

# The wide picture: its side, and where the eyes lie in it.
WIDE = 160
WIDE_EYES = {"leftEye": [0.41, 0.42], "rightEye": [0.59, 0.42]}

# How a portrait is cut where no other alignment has been chosen yet: the middle of what training shows.
USUAL_ALIGNMENT = {"leftEye": [0.35, 0.389], "rightEye": [0.65, 0.389]}

# No more photographs than this of one class: most of the set is neutral or happy.
MOST_OF_A_CLASS = 1600
SEED = 7


@dataclass(frozen=True)
class Portraits:
    """wide [N,WIDE,WIDE] grey, labels [N] (LABELS order), held_back [N] bool; missed: photographs without a face found."""

    wide: np.ndarray
    labels: np.ndarray
    held_back: np.ndarray
    missed: int

    def cut(self, chosen: np.ndarray, alignment: dict) -> np.ndarray:
        return cut_wide(self.wide[chosen], alignment)


def cut_wide(wide: np.ndarray, alignment: dict) -> np.ndarray:
    """Wide pictures [N,WIDE,WIDE] -> faces [N,48,48] with their eyes where `alignment` says."""
    eyes = np.array([WIDE_EYES["leftEye"], WIDE_EYES["rightEye"]]) * WIDE - 0.5
    return np.stack([evaluate.cut(face, eyes, alignment) for face in wide])


def chosen_rows(files: zipfile.ZipFile) -> list[dict]:
    names = {label.lower() for label in LABELS}
    rows = [r for r in csv.DictReader(io.StringIO(files.read("labels.csv").decode("utf-8"))) if r["emotion"] in names]
    random = np.random.default_rng(SEED)
    chosen = []
    for name in sorted(names):
        members = [r for r in rows if r["emotion"] == name]
        chosen += [members[i] for i in random.permutation(len(members))[:MOST_OF_A_CLASS]]
    return chosen


def held_back_identities(rows: list[dict]) -> set[str]:
    """Every fifth identity, counted within the rarest class that each shows, so that no class goes without."""
    count = {name: sum(r["emotion"] == name for r in rows) for name in {r["emotion"] for r in rows}}
    rarest: dict[str, str] = {}
    for row in sorted(rows, key=lambda r: count[r["emotion"]]):
        rarest.setdefault(row["identity"], row["emotion"])
    held_back: set[str] = set()
    for name in count:
        members = sorted((i for i, c in rarest.items() if c == name), key=lambda i: (zlib.crc32(i.encode()), i))
        held_back.update(members[2::5])
    return held_back


def prepare(archive: Path, detector, cache: Path) -> Portraits:
    """Reads the archive, or what an earlier run left in `cache`."""
    if not cache.exists():
        with zipfile.ZipFile(archive) as files:
            rows = chosen_rows(files)
            kept_apart = held_back_identities(rows)
            wide, labels, held_back, missed = [], [], [], 0
            for row in rows:
                picture = cv2.imdecode(np.frombuffer(files.read(row["file"]), np.uint8), cv2.IMREAD_GRAYSCALE)
                found = evaluate.cut_faces(detector, picture, WIDE_EYES, size=WIDE)
                if not found:
                    missed += 1
                    continue
                wide.append(found[0][1])
                labels.append([label.lower() for label in LABELS].index(row["emotion"]))
                held_back.append(row["identity"] in kept_apart)
        cache.parent.mkdir(parents=True, exist_ok=True)
        np.savez(cache, wide=np.stack(wide), labels=np.array(labels), held_back=np.array(held_back), missed=missed)
    return load(cache)


def load(cache: Path) -> Portraits:
    with np.load(cache) as stored:
        return Portraits(stored["wide"], stored["labels"], stored["held_back"], int(stored["missed"]))
