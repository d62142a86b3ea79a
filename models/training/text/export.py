"""Checkpoint -> ONNX, fp32 (kept outside the repository) and int8, held against torch.

int8: weights of the linears per channel, activations as they come (dynamic), the word embeddings as well. What the graph
gives: `logits` free of any prior, `embedding`, `valence`, and `register`: to which of the training sources the text is
alike (log probabilities), from which the service takes how common an emotion is in such text.
"""

from __future__ import annotations

import pathlib
import tempfile
import time

import numpy as np
import onnx
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn

import data
from model import HIDDEN, TextEncoder

OUTPUTS = ["logits", "embedding", "valence", "register"]
WIDTHS = [7, HIDDEN, 1, len(data.SOURCES)]
STEP = 8  # the service runs in lengths that are multiples of this


class Exported(nn.Module):
    """The encoder with a linear reading of the register; `register` has weight [sources, 384] and bias [sources]."""

    def __init__(self, encoder: TextEncoder, weight: np.ndarray, bias: np.ndarray):
        super().__init__()
        self.encoder = encoder
        self.register = nn.Linear(HIDDEN, len(bias))
        self.register.weight.data[:] = torch.from_numpy(weight)
        self.register.bias.data[:] = torch.from_numpy(bias)

    def forward(self, ids: Tensor, attention: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        logits, embedding, valence = self.encoder(ids, attention)
        return logits, embedding, valence[:, None], self.register(embedding).log_softmax(-1)


def export(network: Exported, fp32: pathlib.Path, int8: pathlib.Path) -> None:
    network.eval()
    axes = {name: {0: "N", 1: "T"} for name in ("ids", "attention")} | {name: {0: "N"} for name in OUTPUTS}
    example = torch.ones(2, 16, dtype=torch.long)
    with tempfile.TemporaryDirectory() as folder:
        raw = pathlib.Path(folder) / "raw.onnx"
        torch.onnx.export(network, (example, example), str(raw), input_names=["ids", "attention"], output_names=OUTPUTS,
                          dynamic_axes=axes, opset_version=17)
        model = onnx.load(str(raw))
        for output, width in zip(model.graph.output, WIDTHS):
            output.type.tensor_type.shape.dim[1].dim_value = width
        onnx.checker.check_model(model)
        onnx.save(model, str(raw))
        quant_pre_process(str(raw), str(fp32), skip_symbolic_shape=True)
    quantize_dynamic(str(fp32), str(int8), per_channel=True, reduce_range=False, weight_type=QuantType.QInt8,
                     op_types_to_quantize=["MatMul", "Gather"], extra_options={"MatMulConstBOnly": True})


def session(path: pathlib.Path) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def answers(run: onnxruntime.InferenceSession, ids: list[list[int]]) -> list[np.ndarray]:
    """The four outputs for every text, one text a run, in the lengths of the service."""
    found = [np.zeros((len(ids), width), np.float32) for width in WIDTHS]
    for i, some in enumerate(ids):
        length = -(-len(some) // STEP) * STEP
        padded, attention = np.zeros((1, length), np.int64), np.zeros((1, length), np.int64)
        padded[0, :len(some)], attention[0, :len(some)] = some, 1
        for out, value in zip(found, run.run(OUTPUTS, {"ids": padded, "attention": attention})):
            out[i] = value[0]
    return found


def check_against_torch(network: Exported, fp32: pathlib.Path, seed: int) -> float:
    """Largest difference over batch sizes and lengths that the example did not have."""
    random, run, worst = np.random.default_rng(seed), session(fp32), 0.0
    for batch, length in ((1, 2), (1, 8), (3, 40), (1, 128)):
        ids = random.integers(5, network.encoder.words.num_embeddings, (batch, length))
        attention = (np.arange(length)[None] < random.integers(1, length + 1, (batch, 1))).astype(np.int64)
        with torch.inference_mode():
            expected = network(torch.from_numpy(ids), torch.from_numpy(attention))
        for ours, theirs in zip(run.run(OUTPUTS, {"ids": ids, "attention": attention}), expected):
            worst = max(worst, float(np.abs(ours - theirs.numpy()).max()))
    return worst


def milliseconds(path: pathlib.Path, length: int = 32, runs: int = 200) -> float:
    """Median time of a text of `length` tokens on one thread."""
    run, ids = session(path), np.random.default_rng(0).integers(5, 1000, (1, length))
    times = []
    for _ in range(runs):
        began = time.perf_counter()
        run.run(OUTPUTS, {"ids": ids, "attention": np.ones_like(ids)})
        times.append(time.perf_counter() - began)
    return float(np.median(times) * 1000)
