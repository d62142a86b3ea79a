"""Checkpoint -> fp32 ONNX (opset 15, dynamic batch), checked against PyTorch."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import onnxruntime as ort
import torch

import data
from model import SIZE, ExpressionNet

OPSET = 15


def load(checkpoint: Path) -> ExpressionNet:
    model = ExpressionNet()
    model.load_state_dict(torch.load(checkpoint, map_location="cpu")["model"])
    return model.eval()


def training_arguments(checkpoint: Path) -> dict[str, str]:
    """What the training was called with, without this machine's folders."""
    given = torch.load(checkpoint, map_location="cpu")["args"]
    kept = {k: v for k, v in given.items() if k not in ("data", "work", "portraits") and v != "None"}
    return {k: Path(v).name if k == "start" else v for k, v in kept.items()}


def blend_facts(checkpoint: Path) -> dict:
    """The share of the last schedule in the weights, and what blend.py was told about how they were made."""
    stored = torch.load(checkpoint, map_location="cpu")
    return {"share": stored.get("share", 1.0), "note": stored.get("note", "")}


def export(checkpoint: Path, target: Path) -> None:
    model = load(checkpoint)
    torch.onnx.export(
        model,
        (torch.zeros(1, 1, SIZE, SIZE),),
        str(target),
        opset_version=OPSET,
        input_names=["face"],
        output_names=["logits", "embedding"],
        dynamic_axes={name: {0: "N"} for name in ("face", "logits", "embedding")},
    )
    graph = onnx.load(str(target))
    graph.doc_string = ""
    for node in graph.graph.node:
        node.doc_string = ""
    onnx.checker.check_model(graph)
    onnx.save(graph, str(target))

    probe = data.scale(np.random.default_rng(0).integers(0, 256, (5, SIZE, SIZE)).astype(np.uint8))
    with torch.no_grad():
        expected = [t.numpy() for t in model(torch.from_numpy(probe))]
    actual = ort.InferenceSession(str(target), providers=["CPUExecutionProvider"]).run(["logits", "embedding"], {"face": probe})
    for name, a, e in zip(("logits", "embedding"), actual, expected):
        np.testing.assert_allclose(a, e, rtol=1e-3, atol=1e-4, err_msg=f"{target.name}: {name} differs from PyTorch")
