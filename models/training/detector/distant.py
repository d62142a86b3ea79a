"""The service's search for faces far away (src/EmotionEdge.Vision/DistantSearch.cs), step for step, on a picture that stands still."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

import numpy as np
import onnxruntime as ort

import blazeface

CAPACITY = 16
PART, SHARED = 3 / 8, 0.25
FAIR_SIZE = 1 / 8
LEAST_WIDTH = 16
SAME_FACE = 0.3
SURROUNDINGS = 8
COUNTS_AFTER, GIVEN_UP_AFTER, FORGOTTEN_AFTER = 2, 2, 10

Area = tuple[int, int, int, int]  # x, y, width, height


@dataclass(eq=False)
class Distant:
    """A face far away, how many looks found it, the searches since the last look, and looks in vain in a row."""

    face: blazeface.Face
    found: int = 1
    age: int = 0
    missed: int = 0


class Search:
    def __init__(self, detector: ort.InferenceSession, picture: np.ndarray, threshold: float) -> None:
        self.detector, self.picture, self.threshold = detector, picture, threshold
        self.height, self.width = picture.shape[:2]
        self.known: list[Distant] = []
        self.seen: dict[Area, list[blazeface.Face]] = {}
        self.next, self.again = 0, False

    def detect(self, area: Area) -> list[blazeface.Face]:
        """Of a part, in the picture's pixels. The picture stands still: the same part is looked at once."""
        if area not in self.seen:
            x, y, width, height = area
            shift = np.array([x, y], np.float32)
            self.seen[area] = [
                blazeface.Face(face.box + np.tile(shift, 2), face.points + shift, face.score)
                for face in blazeface.detect(self.detector, self.picture[y : y + height, x : x + width], self.threshold)
            ]
        return self.seen[area]

    def step(self, closer_looks: int) -> list[blazeface.Face]:
        whole = self.detect((0, 0, self.width, self.height))
        kept = []
        for distant in self.known:
            distant.age += 1
            if not is_known(distant.face, whole) and distant.age <= FORGOTTEN_AFTER:
                kept.append(distant)
        self.known = kept
        for _ in range(closer_looks):
            self.look_closer(whole)
        return whole + [d.face for d in self.known if d.found >= COUNTS_AFTER]

    def look_closer(self, whole: list[blazeface.Face]) -> None:
        self.again = not self.again and bool(self.known)
        if self.again and (oldest := max(self.known, key=lambda d: d.age)).age > 0:
            oldest.age, oldest.missed = 0, oldest.missed + 1
            self.search(self.around(oldest.face.box), whole)
            if oldest.missed >= GIVEN_UP_AFTER and oldest in self.known:
                self.known.remove(oldest)
        else:
            self.search(self.next_part(), whole)

    def search(self, area: Area, whole: list[blazeface.Face]) -> None:
        fair = FAIR_SIZE * max(self.width, self.height)
        for face in self.detect(area):
            if LEAST_WIDTH <= face.box[2] - face.box[0] < fair and not self.cuts(area, face.box) and not is_known(face, whole):
                self.remember(face)

    def remember(self, face: blazeface.Face) -> None:
        for distant in self.known:
            if is_same(distant.face.box, face.box):
                distant.face, distant.found, distant.age, distant.missed = face, distant.found + 1, 0, 0
                return
        if len(self.known) < CAPACITY:
            self.known.append(Distant(face))

    def next_part(self) -> Area:
        side = int(PART * max(self.width, self.height))
        width, height = min(side, self.width), min(side, self.height)
        columns, rows = (1 + ceil((whole - part) / (part * (1 - SHARED))) for whole, part in ((self.width, width), (self.height, height)))
        row, column = divmod(self.next % (columns * rows), columns)
        self.next += 1
        return start(column, columns, self.width - width), start(row, rows, self.height - height), width, height

    def around(self, box: np.ndarray) -> Area:
        side = int(max(1, SURROUNDINGS * (box[2] - box[0])))
        width, height = min(side, self.width), min(side, self.height)
        x, y = (int((low + high) / 2) - part // 2 for low, high, part in ((box[0], box[2], width), (box[1], box[3], height)))
        return min(max(x, 0), self.width - width), min(max(y, 0), self.height - height), width, height

    def cuts(self, area: Area, box: np.ndarray) -> bool:
        x, y, width, height = area
        return bool((x > 0 and box[0] < x) or (y > 0 and box[1] < y) or (x + width < self.width and box[2] > x + width)
                    or (y + height < self.height and box[3] > y + height))


def start(index: int, count: int, last: int) -> int:
    return 0 if count == 1 else last * index // (count - 1)


def is_known(face: blazeface.Face, faces: list[blazeface.Face]) -> bool:
    return any(is_same(other.box, face.box) for other in faces)


def is_same(a: np.ndarray, b: np.ndarray) -> bool:
    inner = np.clip(np.minimum(a[2:], b[2:]) - np.maximum(a[:2], b[:2]), 0, None).prod()
    return bool(inner > SAME_FACE * min((a[2:] - a[:2]).prod(), (b[2:] - b[:2]).prod()))
