"""Finds where the eyes lie inside a FER+ picture, so that the service can cut its faces the same way.

BlazeFace looks at FER+ training faces, enlarged and set in a plain canvas; the median over the confident
detections of each eye's place gives the height of the manifest's `alignment`. Its zoom is chosen on portraits.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

import cv2
import numpy as np

sys.path.append(str(Path(__file__).resolve().parents[1] / "detector"))
import blazeface  # noqa: E402

import data  # noqa: E402
from model import SIZE  # noqa: E402

CANVAS = 256
ENLARGED = (96, 128, 160)
CONFIDENT = 0.75


def eyes_inside(detector, face: np.ndarray, enlarged: int) -> np.ndarray | None:
    """The two eyes [2,2] in 0..1 of the face picture, the left one first, or None if the detector is not sure."""
    canvas = np.full((CANVAS, CANVAS), int(np.median(face)), np.uint8)
    start = (CANVAS - enlarged) // 2
    canvas[start : start + enlarged, start : start + enlarged] = cv2.resize(face, (enlarged, enlarged), interpolation=cv2.INTER_CUBIC)
    found = blazeface.detect(detector, canvas, CONFIDENT)
    if not found:
        return None
    eyes = (found[0].points[:2] - start) / enlarged
    return eyes[np.argsort(eyes[:, 0])]


def measure(detector, faces: np.ndarray) -> dict:
    """Median eyes over faces and sizes, with spreads; the picture is made symmetric, for so is the training."""
    found = [e for face in faces for s in ENLARGED if (e := eyes_inside(detector, face, s)) is not None]
    eyes = np.stack(found)
    distance = np.hypot(*(eyes[:, 1] - eyes[:, 0]).T)
    roll = np.degrees(np.arctan2(eyes[:, 1, 1] - eyes[:, 0, 1], eyes[:, 1, 0] - eyes[:, 0, 0]))
    left, right = np.median(eyes[:, 0], 0), np.median(eyes[:, 1], 0)
    half = (right[0] - left[0]) / 2
    y = (left[1] + right[1]) / 2
    return {
        "leftEye": [round(float(0.5 - half), 3), round(float(y), 3)],
        "rightEye": [round(float(0.5 + half), 3), round(float(y), 3)],
        "faces": int(len(faces)),
        "detections": int(len(found)),
        "measured": {"leftEye": left.round(4).tolist(), "rightEye": right.round(4).tolist()},
        "spread": {"leftEye": eyes[:, 0].std(0).round(4).tolist(), "rightEye": eyes[:, 1].std(0).round(4).tolist(),
                   "distanceMedian": round(float(np.median(distance)), 4), "distanceSpread": round(float(distance.std()), 4),
                   "rollSpreadDegrees": round(float(roll.std()), 2)},
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--blazeface", type=Path, help="the fp32 file (default: the installed npm package, or npm pack)")
    parser.add_argument("--faces", type=int, default=400)
    parser.add_argument("--seed", type=int, default=7)
    args = parser.parse_args()
    faces, _, _ = data.training_set(args.data / "ferplus.zip")
    chosen = np.random.default_rng(args.seed).choice(len(faces), args.faces, replace=False)
    result = measure(blazeface.session(blazeface.find_model(args.blazeface, args.work)), faces[chosen])
    args.work.mkdir(parents=True, exist_ok=True)
    (args.work / "alignment.json").write_text(json.dumps(result, indent=1))
    print(json.dumps(result, indent=1))


if __name__ == "__main__":
    main()
