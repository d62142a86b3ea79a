"""Pictures with known faces in them: muxspace and FER+ faces set into drawn rooms, tinted, lit, blurred and noisy."""

from __future__ import annotations

import csv
import io
import zipfile
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

import blazeface

WIDTH, HEIGHT = 640, 480


@dataclass(frozen=True, eq=False)
class Composite:
    """picture: BGR [480,640,3]. tiles: pasted face pictures as x0, y0, x1, y1 in pixels."""

    picture: np.ndarray
    tiles: np.ndarray


def muxspace_faces(archive: Path, count: int, random: np.random.Generator) -> list[np.ndarray]:
    with zipfile.ZipFile(archive) as files:
        names = [r["file"] for r in csv.DictReader(io.StringIO(files.read("labels.csv").decode("utf-8")))]
        chosen = random.choice(names, count, replace=False)
        return [cv2.imdecode(np.frombuffer(files.read(n), np.uint8), cv2.IMREAD_GRAYSCALE) for n in chosen]


def room(random: np.random.Generator) -> np.ndarray:
    """A face-free picture: soft light, then furniture-like boxes, discs, lines and a texture."""
    coarse = random.uniform(20, 235, (int(random.integers(2, 6)), int(random.integers(2, 7)), 3)).astype(np.float32)
    grey = coarse.mean(2, keepdims=True)
    picture = cv2.resize(grey + (coarse - grey) * random.uniform(0.1, 0.7), (WIDTH, HEIGHT), interpolation=cv2.INTER_CUBIC)
    for _ in range(int(random.integers(5, 30))):
        colour = [float(v) for v in random.uniform(0, 255, 3)]
        x, y = int(random.integers(0, WIDTH)), int(random.integers(0, HEIGHT))
        w, h = (int(v) for v in random.integers(8, 220, 2))
        kind = random.integers(0, 4)
        if kind == 0:
            cv2.rectangle(picture, (x, y), (x + w, y + h), colour, -1)
        elif kind == 1:
            cv2.ellipse(picture, (x, y), (max(w // 2, 4), max(h // 2, 4)), float(random.uniform(0, 180)), 0, 360, colour, -1)
        elif kind == 2:
            cv2.line(picture, (x, y), (x + w, y + h), colour, int(random.integers(1, 12)))
        else:
            patch = picture[y : y + h, x : x + w]
            stripes = 40 * np.sign(np.sin(np.arange(patch.shape[1]) * random.uniform(0.2, 1.5)))
            patch += stripes[None, :, None].astype(np.float32)
    return cv2.GaussianBlur(picture, (0, 0), float(random.uniform(0.5, 3)))


def finished(picture: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """Exposure, sensor noise, focus."""
    picture = 255 * (np.clip(picture, 0, 255) / 255) ** float(np.exp(random.uniform(-0.5, 0.5)))
    if random.random() < 0.3:
        picture = cv2.GaussianBlur(picture, (0, 0), float(random.uniform(0.4, 1.2)))
    picture = picture + random.standard_normal(picture.shape, np.float32) * float(random.uniform(0, 8))
    return np.clip(picture, 0, 255).astype(np.uint8)


def compose(faces: list[np.ndarray], sides: tuple[int, int], random: np.random.Generator) -> Composite:
    """The faces at sides between the two given, apart from each other, in a drawn room; those without a place are left out."""
    picture, tiles = room(random), []
    for face in faces:
        side = int(random.integers(sides[0], sides[1] + 1))
        height, width = face.shape
        w, h = round(side * width / max(height, width)), round(side * height / max(height, width))
        for _ in range(20):
            x, y = int(random.integers(0, WIDTH - w + 1)), int(random.integers(0, HEIGHT - h + 1))
            if all(x + w < t[0] or t[2] < x or y + h < t[1] or t[3] < y for t in tiles):
                break
        else:
            continue
        scaled = cv2.resize(face, (w, h), interpolation=cv2.INTER_AREA if w < width else cv2.INTER_CUBIC).astype(np.float32)
        # Skin is redder than it is blue; a grey camera is neither.
        tint = np.array([1 - random.uniform(0, 0.4), 1 - random.uniform(0, 0.2), 1.0]) if random.random() < 0.8 else np.ones(3)
        coloured = np.clip(scaled[:, :, None] * tint, 0, 255)
        # Feathered at the rim, so that the detector does not see a frame.
        edge = np.minimum(1, np.minimum.outer(rim(h), rim(w)))[:, :, None]
        picture[y : y + h, x : x + w] = picture[y : y + h, x : x + w] * (1 - edge) + coloured * edge
        tiles.append((x, y, x + w, y + h))
    return Composite(finished(picture, random), np.array(tiles, np.float32).reshape(-1, 4))


def rim(length: int) -> np.ndarray:
    """0 at both ends, above 1 beyond an eighth of the length."""
    i = np.arange(length)
    return (np.minimum(i, length - 1 - i) + 0.5) / max(length / 8, 1)


def matched(faces: list[blazeface.Face], tiles: np.ndarray) -> tuple[list[blazeface.Face | None], int]:
    """The detection of each tile (centre in its middle half, side 0.25 to 1.5 of its), and the detections outside all tiles."""
    free, found = list(faces), []
    for t in tiles:
        low, size = t[:2], t[2:] - t[:2]
        hit = None
        for face in free:
            centre, side = (face.box[:2] + face.box[2:]) / 2, face.box[2] - face.box[0]
            if np.all(np.abs((centre - low) / size - 0.5) < 0.25) and 0.25 < side / size.max() < 1.5:
                hit = face
                break
        if hit is not None:
            free.remove(hit)
        found.append(hit)
    inside = [f for f in free if any(np.all((f.box[:2] + f.box[2:]) / 2 >= t[:2]) and np.all((f.box[:2] + f.box[2:]) / 2 <= t[2:]) for t in tiles)]
    return found, len(free) - len(inside)
