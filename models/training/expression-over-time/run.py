"""From still faces to the model over time that ships: sequences, training, ONNX, evaluation, card, plot, manifest row.

    python models/training/expression-over-time/run.py --data ../shared/data/face --out models

Needs `portraits.npz`, which `models/training/face/run.py` leaves in its work folder, and the expression network in `models/`.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path

import cv2
import numpy as np
import onnx
import onnxruntime as ort
import torch

import card
import measure
import plot
import sequences
from features import Network, looks
from over_time import STATE, ExpressionOverTime
from train import probabilities, train

sys.path.append(str(Path(__file__).resolve().parents[1]))
sys.path.append(str(Path(__file__).resolve().parents[1] / "face"))
import evaluate  # noqa: E402
import manifest  # noqa: E402
from model import LABELS  # noqa: E402

ID = "expression-over-time"
VERSION = "1.2.0"
OPSET = 15
# Mean seconds between two looks, by which the results are also told apart.
PACES = ((0.0, 0.15), (0.15, 0.3), (0.3, 9.0))
LICENSE = "weights: for research and evaluation, as those of the expression network whose answers they follow"


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with ferplus.zip and muxspace.zip")
    parser.add_argument("--out", type=Path, required=True, help="the models folder")
    parser.add_argument("--work", type=Path, default=Path("artifacts/training/face"), help="with portraits.npz")
    parser.add_argument("--sequences", type=int, default=5000)
    parser.add_argument("--held-back", type=int, default=1200)
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--seed", type=int, default=7)
    return parser.parse_args()


def export(model: ExpressionOverTime, embedding: int, target: Path) -> None:
    """Checked against PyTorch on random looks."""
    random = torch.Generator().manual_seed(0)
    probe = (torch.log_softmax(torch.randn(3, len(LABELS), generator=random), 1), torch.randn(3, embedding, generator=random),
             torch.rand(3, 1, generator=random), torch.rand(3, STATE, generator=random))
    names = {"inputs": ["scores", "embedding", "elapsed", "state"], "outputs": ["logits", "next"]}
    torch.onnx.export(model.eval(), probe, str(target), opset_version=OPSET, input_names=names["inputs"], output_names=names["outputs"],
                      dynamic_axes={name: {0: "N"} for name in names["inputs"] + names["outputs"]})
    graph = onnx.load(str(target))
    for node in graph.graph.node:
        node.doc_string = ""
    onnx.checker.check_model(graph)
    onnx.save(graph, str(target))
    with torch.no_grad():
        expected = model(*probe)
    session = ort.InferenceSession(str(target), providers=["CPUExecutionProvider"])
    for a, e in zip(session.run(names["outputs"], dict(zip(names["inputs"], (t.numpy() for t in probe)))), expected):
        np.testing.assert_allclose(a, e.numpy(), rtol=1e-3, atol=1e-4)


def microseconds(target: Path, embedding: int, runs: int = 2000) -> float:
    session = evaluate.session(target)
    feed = {"scores": np.zeros((1, len(LABELS)), np.float32), "embedding": np.zeros((1, embedding), np.float32),
            "elapsed": np.zeros((1, 1), np.float32), "state": np.zeros((1, STATE), np.float32)}
    spent = []
    for _ in range(runs):
        started = time.perf_counter()
        session.run(None, feed)
        spent.append(time.perf_counter() - started)
    return float(np.median(spent) * 1e6)


def main() -> None:
    args = arguments()
    torch.set_num_threads(1)
    torch.set_flush_denormal(True)
    cv2.setNumThreads(1)
    cache = args.work / "portraits.npz"

    def once(name: str, faces, count: int, seed: int) -> sequences.Sequences:
        return sequences.make_once(faces(args.data, cache), count, seed, args.work / f"sequences-{name}-{count}-{seed}.npz")

    network = Network(args.out)
    taught = looks(network, once("train", sequences.training_faces, args.sequences, args.seed))
    made = once("held-back", sequences.validation_faces, args.held_back, args.seed + 1)
    model = train(taught, args.epochs, args.seed)
    target, embedding = args.out / f"{ID}.fp32.onnx", taught.embedding.shape[2]
    export(model, embedding, target)

    constant, tried = measure.best_constant(taught)
    metrics: dict = {"version": VERSION, "arguments": {k: v for k, v in vars(args).items() if k not in ("data", "out", "work")},
                     "constant": constant, "constants": tried, "looks": sequences.LOOKS, "held": {}, "paces": [],
                     "parameters": sum(p.numel() for p in model.parameters()), "bytes": target.stat().st_size,
                     "microseconds": microseconds(target, embedding), "network": network.row()["version"]}
    half = np.arange(args.held_back) % 2 == 0
    for precision in ("fp32", "int8"):
        seen = looks(Network(args.out, precision), made)
        ways = {"single look": measure.single(seen), f"average, {constant} s": measure.average(seen, constant), "model over time": probabilities(model, seen)}
        if precision == "fp32":
            logs = np.log(ways["model over time"] + 1e-12)
            temperature = round(evaluate.best_temperature([(logs[half].reshape(-1, len(LABELS)), seen.label[half].ravel())]), 3)
            metrics["temperature"] = temperature
        ways["model over time"] = evaluate.softmax((np.log(ways["model over time"] + 1e-12) / temperature).reshape(-1, len(LABELS))).reshape(ways["model over time"].shape)
        metrics["held"][precision] = {name: measure.measures(seen, p) for name, p in ways.items()}
        metrics["held"][precision]["ece"] = {name: evaluate.expected_calibration_error(p[~half].reshape(-1, len(LABELS)), seen.label[~half].ravel()) for name, p in ways.items()}
        if precision == "int8":
            pace = np.median(seen.elapsed[:, 1:], 1)
            for low, high in PACES:
                chosen = (pace >= low) & (pace < high)
                part = type(seen)(*(getattr(seen, f)[chosen] for f in seen.__dataclass_fields__))
                metrics["paces"].append({"from": low, "to": high, "sequences": int(chosen.sum()), **{name: measure.measures(part, p[chosen]) for name, p in ways.items()}})
            shown = example(seen)
            (args.out / f"{ID}.svg").write_text(plot.svg(np.cumsum(seen.elapsed[shown]), {"shown": seen.label[shown], **{n: p[shown].argmax(1) for n, p in ways.items()}}))

    metrics = manifest.rounded(metrics)
    (args.out / f"{ID}.metrics.json").write_text(manifest.written(metrics))
    (args.out / f"{ID}.md").write_text(card.write(metrics))
    manifest.put(args.out, manifest_row(target, embedding, metrics))
    print(json.dumps(metrics["held"]["int8"], indent=1))


def example(seen) -> int:
    """The first sequence with at least three changes in at most 15 seconds: chosen by what it shows, not by how it is read."""
    changes = (seen.label[:, 1:] != seen.label[:, :-1]).sum(1)
    return int(np.flatnonzero((changes >= 3) & (seen.elapsed.sum(1) <= 15))[0])


def manifest_row(target: Path, embedding: int, metrics: dict) -> dict:
    best = metrics["held"]["int8"]["model over time"]
    return {
        "id": ID, "task": "face-sequence", "version": VERSION, "labels": LABELS,
        "files": [{"precision": "fp32", "file": target.name, "sha256": manifest.sha256(target)}],
        "inputs": [{"name": "scores", "shape": [-1, len(LABELS)]}, {"name": "embedding", "shape": [-1, embedding]},
                   {"name": "elapsed", "shape": [-1, 1]}, {"name": "state", "shape": [-1, STATE]}],
        "outputs": [{"name": "logits", "shape": [-1, len(LABELS)]}, {"name": "next", "shape": [-1, STATE]}],
        "calibration": {"temperature": metrics["temperature"]},
        "license": LICENSE,
        "trainingData": ["sequences made of still faces: FER+ train, muxspace (four fifths of the identities)"],
        "metrics": {"accuracy": best["accuracy"], "meanRecall": best["meanRecall"], "medianSecondsToNotice": best["medianSeconds"]},
        "card": f"{ID}.md",
    }


if __name__ == "__main__":
    main()
