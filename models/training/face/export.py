"""Checkpoint -> fp32 ONNX (opset 15, dynamic batch), checked against PyTorch."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import onnxruntime as ort
import torch

import data
import networks
from model import SIZE

OPSET = 15


def training_log(checkpoint: Path) -> dict:
    """What a training was called with and how it went: of a student or a teacher."""
    stored = torch.load(checkpoint, map_location="cpu")
    return {"arguments": stored["args"], "log": stored["log"], **({"views": stored["views"]} if "views" in stored else {})}


def export(checkpoint: Path, target: Path) -> None:
    model = networks.load(checkpoint)
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
