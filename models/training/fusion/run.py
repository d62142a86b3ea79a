"""From the shipped networks of the senses to early fusion: items, tuples, training, ONNX, comparison, card, manifest row.

    python models/training/fusion/run.py --data ../shared/data --features WORK --out models

WORK is where models/training/speech/prepare.py left its features.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import onnx
import onnxruntime as ort
import torch

import card
import items
import late
import measure
from attention import AttentionFusion
from items import LABELS, SENSES
from train import train
from tuples import CONFLICT, WORTHLESS, Drawing

sys.path.append(str(Path(__file__).resolve().parents[1]))
import manifest  # noqa: E402

ID = "fusion-attention"
VERSION = "1.4.0"
OPSET = 15
INPUTS = [*SENSES, "scores", "quality", "age", "present", "embedded"]
OUTPUTS = ["logits", "attention"]
TASKS = {"face": "face-sequence", "speech": "speech", "text": "text"}
LICENSE = "weights: for research and evaluation, as those of the networks whose embeddings they follow"


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with face/ and text/")
    parser.add_argument("--features", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True, help="the models folder")
    parser.add_argument("--work", type=Path, default=Path("artifacts/training/fusion"), help="items are kept here and made once")
    parser.add_argument("--steps", type=int, default=4000)
    parser.add_argument("--tuples", type=int, default=6000, help="held-back tuples to measure on")
    parser.add_argument("--seed", type=int, default=7)
    return parser.parse_args()


def collect(args: argparse.Namespace) -> dict[str, items.Items]:
    """Each sense in a process of its own: their training folders have modules of the same names."""
    given = {"face": ("faces.py", "--data", args.data / "face"), "speech": ("voices.py", "--features", args.features),
             "text": ("words.py", "--data", args.data / "text")}
    for name, (script, *options) in given.items():
        target = args.work / f"items-{name}.npz"
        if not target.is_file():
            subprocess.run([sys.executable, str(Path(__file__).with_name(script)), *map(str, options), "--models", str(args.out), "--out", str(target)], check=True)
    return {name: items.load(args.work / f"items-{name}.npz") for name in SENSES}


def export(model: AttentionFusion, lengths: dict[str, int], target: Path) -> None:
    """Checked against PyTorch on random tuples with every subset of senses."""
    random = torch.Generator().manual_seed(0)
    present = torch.tensor([[1, 0, 0], [0, 1, 0], [0, 0, 1], [1, 1, 0], [1, 0, 1], [0, 1, 1], [1, 1, 1.0]])
    probe = (*(torch.randn(7, lengths[name], generator=random) for name in SENSES), torch.log_softmax(torch.randn(7, 3, 7, generator=random), 2),
             torch.rand(7, 3, generator=random), 3 * torch.rand(7, 3, generator=random), present, present)
    torch.onnx.export(model.eval(), probe, str(target), opset_version=OPSET, input_names=INPUTS, output_names=OUTPUTS,
                      dynamic_axes={name: {0: "N"} for name in INPUTS + OUTPUTS})
    graph = onnx.load(str(target))
    for node in graph.graph.node:
        node.doc_string = ""
    for output, width in zip(graph.graph.output, (len(LABELS), len(SENSES))):
        output.type.tensor_type.shape.dim[1].dim_value = width
    onnx.checker.check_model(graph)
    onnx.save(graph, str(target))
    with torch.no_grad():
        expected = model(*probe)
    for a, e in zip(session(target).run(OUTPUTS, dict(zip(INPUTS, (t.numpy() for t in probe)))), expected):
        np.testing.assert_allclose(a, e.numpy(), rtol=1e-3, atol=1e-4)


def session(target: Path) -> ort.InferenceSession:
    options = ort.SessionOptions()
    options.intra_op_num_threads = 1
    return ort.InferenceSession(str(target), options, providers=["CPUExecutionProvider"])


def microseconds(target: Path, lengths: dict[str, int], runs: int = 2000) -> float:
    three = {"quality": 1.0, "age": 0.0, "present": 1.0, "embedded": 1.0}
    feed = {name: np.zeros((1, length), np.float32) for name, length in lengths.items()}
    feed |= {"scores": np.zeros((1, 3, 7), np.float32)} | {name: np.full((1, 3), value, np.float32) for name, value in three.items()}
    spent, run = [], session(target)
    for _ in range(runs):
        started = time.perf_counter()
        run.run(OUTPUTS, feed)
        spent.append(time.perf_counter() - started)
    return float(np.median(spent) * 1e6)


def about(found: items.Items) -> dict:
    right, held = found.scores.argmax(1) == found.label, found.held
    return {"training": int((~held).sum()), "held": int(held.sum()), "trainingAccuracy": right[~held].mean(), "heldAccuracy": right[held].mean(),
            "embedding": found.embedding.shape[1], "corpora": ", ".join(np.unique(found.corpus[held]))}


def manifest_row(target: Path, lengths: dict[str, int], metrics: dict) -> dict:
    everything = list(next(iter(metrics["held"].values())).values())[-1]["attention"]
    return {
        "id": ID, "task": "fusion", "version": VERSION, "labels": LABELS,
        "files": [{"precision": "fp32", "file": target.name, "sha256": manifest.sha256(target)}],
        "inputs": [*({"name": name, "shape": [-1, lengths[name]]} for name in SENSES), {"name": "scores", "shape": [-1, 3, 7]},
                   *({"name": name, "shape": [-1, 3]} for name in INPUTS[4:])],
        "outputs": [{"name": "logits", "shape": [-1, len(LABELS)]}, {"name": "attention", "shape": [-1, len(SENSES)]}],
        "madeFor": metrics["madeFor"],
        "license": LICENSE,
        "trainingData": ["tuples of separate items with the same label: stills of FER+ train and muxspace in drawn motion, the speech corpora, the text sources"],
        "metrics": {"meanRecallOnTuples": everything["meanRecall"], "leastGainOverBestSense": metrics["gains"]["least"]},
        "card": f"{ID}.md",
    }


def main() -> None:
    args = arguments()
    torch.set_num_threads(1)
    torch.set_flush_denormal(True)
    args.work.mkdir(parents=True, exist_ok=True)
    senses = collect(args)
    taught, held = ({name: found.where(found.held == back) for name, found in senses.items()} for back in (False, True))
    lengths = {name: found.embedding.shape[1] for name, found in senses.items()}
    model = train(taught, args.steps, args.seed)
    measure.fit_temperatures(model, Drawing(held, np.random.default_rng(args.seed + 1))(args.tuples))
    target = args.out / f"{ID}.fp32.onnx"
    export(model, lengths, target)
    fitted = late.fit_reliability(held)
    rows = {name: items.row(args.out, task) for name, task in TASKS.items()}
    metrics: dict = {
        "version": VERSION, "command": f"--data ../shared/data --features WORK --out models --steps {args.steps} --tuples {args.tuples} --seed {args.seed}",
        "madeFor": {name: f"{row['id']} {row['version']}" for name, row in rows.items()}, "license": LICENSE,
        "assumptions": {"conflict": CONFLICT, "worthless": WORTHLESS}, "count": args.tuples, "temperatures": model.temperature.flatten().tolist(),
        "items": {name: about(found) for name, found in senses.items()},
        "reliability": dict(zip(SENSES, fitted[1])) | {"confidence": fitted[0][3]},
        "held": measure.compare(model, held, args.tuples, args.seed + 2, fitted),
        "parameters": sum(p.numel() for p in model.parameters()), "bytes": target.stat().st_size, "microseconds": microseconds(target, lengths)}
    metrics["gains"] = measure.gains(metrics["held"])
    metrics = manifest.rounded(metrics)
    (args.out / f"{ID}.metrics.json").write_text(manifest.written(metrics))
    (args.out / f"{ID}.md").write_text(card.write(metrics))
    manifest.put(args.out, manifest_row(target, lengths, metrics))
    print(json.dumps(metrics["gains"], indent=1))


if __name__ == "__main__":
    main()
