"""The same validation faces under worse conditions: how much of the accuracy is left."""

from __future__ import annotations

from typing import Callable

import cv2
import numpy as np

from model import SIZE

# Height of the eyes and of the mouth in a FER+ face, as rows of 48.
EYE_ROWS = (13, 24)
MOUTH_ROWS = (32, 44)


def gamma(face: np.ndarray, power: float) -> np.ndarray:
    return (255 * (face / 255.0) ** power).round().astype(np.uint8)


def brighter(face: np.ndarray) -> np.ndarray:
    """One and a half times the light, clipped as a camera clips."""
    return np.clip(1.5 * face.astype(np.float32) + 20, 0, 255).astype(np.uint8)


def covered(face: np.ndarray, rows: tuple[int, int]) -> np.ndarray:
    face = face.copy()
    face[rows[0] : rows[1]] = int(face.mean())
    return face


def rotated(face: np.ndarray, degrees: float) -> np.ndarray:
    turn = cv2.getRotationMatrix2D((SIZE / 2 - 0.5, SIZE / 2 - 0.5), degrees, 1)
    return cv2.warpAffine(face, turn, (SIZE, SIZE), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)


def smaller(face: np.ndarray, side: int) -> np.ndarray:
    return cv2.resize(cv2.resize(face, (side, side), interpolation=cv2.INTER_AREA), (SIZE, SIZE), interpolation=cv2.INTER_LINEAR)


def noisy(face: np.ndarray) -> np.ndarray:
    random = np.random.default_rng(int(face.astype(np.int64).sum()))
    return np.clip(face + random.normal(0, 12, face.shape), 0, 255).astype(np.uint8)


CONDITIONS: dict[str, Callable[[np.ndarray], np.ndarray]] = {
    "as they are": lambda face: face,
    "darker (gamma 2.2)": lambda face: gamma(face, 2.2),
    "much darker (a fifth of the light)": lambda face: (face * 0.2).astype(np.uint8),
    "brighter": brighter,
    "blurred (sigma 1.5 px)": lambda face: cv2.GaussianBlur(face, (0, 0), 1.5),
    "noisy (sigma 12)": noisy,
    "eyes covered": lambda face: covered(face, EYE_ROWS),
    "mouth covered": lambda face: covered(face, MOUTH_ROWS),
    "turned 15 degrees": lambda face: rotated(face, 15),
    "24 px wide": lambda face: smaller(face, 24),
    "16 px wide": lambda face: smaller(face, 16),
}


def table(measure: Callable[[np.ndarray], dict], faces: np.ndarray) -> list[dict]:
    """One row a condition; measure: faces -> what `evaluate.measures` gives."""
    rows = []
    for name, change in CONDITIONS.items():
        m = measure(np.stack([change(face) for face in faces]))
        rows.append({"condition": name, "accuracy": m["accuracy"], "meanRecall": m["meanRecall"]})
    return rows
