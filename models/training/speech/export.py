"""Step 3: checkpoints -> speech-crnn.fp32.onnx and speech-crnn.int8.onnx, both held against torch on the dev clips.

Networks of several seeds become one file that averages their logits and affect and puts their embeddings side by side.

int8: convolutions and the dense layers are statically quantised (`../int8.py`), calibrated on training clips. The first
convolution of each map, of one channel in, is faster in fp32. The GRU's weights are stored in 8 bits a gate and reckoned with in
fp32: ONNX Runtime has no int8 GRU. Writes precisions.npz (logits of both files on dev) for report.py.
"""

from __future__ import annotations

import argparse
import json
import pathlib
import sys
import time

import numpy as np
import onnx
import onnxruntime
import torch
from onnxruntime.quantization import CalibrationDataReader
from torch import Tensor, nn

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1]))
import int8  # noqa: E402

import data
import frontend
from model import EMBEDDING, SpeechCrnn

NAMES = ["logits", "embedding", "affect"]
LIVE_FRAMES = 298


class Together(nn.Module):
    """Several networks that answer as one."""

    def __init__(self, networks: list[SpeechCrnn]):
        super().__init__()
        self.networks = nn.ModuleList(networks)

    def forward(self, features: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        logits, embeddings, affects = zip(*(network(features) for network in self.networks))
        return sum(logits) / len(logits), torch.cat(embeddings, 1), sum(affects) / len(affects)


class Clips(CalibrationDataReader):
    """Training clips, drawn as in training, cut to the live window."""

    def __init__(self, corpus: data.Corpus, count: int, seed: int):
        drawn = data.Drawing(corpus.training(), np.random.default_rng(seed))(count)
        self.batches = iter([{"features": corpus.features(clip, LIVE_FRAMES)[None]} for clip in drawn])

    def get_next(self) -> dict | None:
        return next(self.batches, None)


def export_fp32(network: Together, path: pathlib.Path) -> None:
    axes = {"features": {0: "N", 1: "T"}} | {name: {0: "N"} for name in NAMES}
    torch.onnx.export(network, (torch.zeros(2, 200, frontend.FEATURES),), str(path), input_names=["features"], output_names=NAMES,
                      dynamic_axes=axes, opset_version=15)
    model = onnx.load(str(path))
    for output, width in zip(model.graph.output, (7, EMBEDDING * len(network.networks), 2)):
        output.type.tensor_type.shape.dim[1].dim_value = width
    onnx.checker.check_model(model)
    onnx.save(model, str(path))


def first_convolutions(graph: onnx.GraphProto) -> list[str]:
    one_channel = {tensor.name for tensor in graph.initializer if len(tensor.dims) == 4 and tensor.dims[1] == 1}
    return [node.name for node in graph.node if node.op_type == "Conv" and node.input[1] in one_channel]


def store_recurrent_weights(path: pathlib.Path) -> None:
    """Keeps the weights [directions, 3 x hidden, inputs] of each GRU as int8, with a scale for each row of a gate."""
    model = onnx.load(str(path))
    graph = model.graph
    stored = {tensor.name: tensor for tensor in graph.initializer}
    for gru in [node for node in graph.node if node.op_type == "GRU"]:
        for name in gru.input[1:3]:
            weights = onnx.numpy_helper.to_array(stored[name])
            scale = np.abs(weights).max((0, 2)) / 127
            parts = {"int8": np.round(weights / scale[:, None]).astype(np.int8), "scale": scale, "zero": np.zeros(len(scale), np.int8)}
            graph.initializer.remove(stored[name])
            graph.initializer.extend(onnx.numpy_helper.from_array(part, f"{name}_{kind}") for kind, part in parts.items())
            graph.node.insert(0, onnx.helper.make_node("DequantizeLinear", [f"{name}_{kind}" for kind in parts], [name], f"{name}_float", axis=1))
    onnx.checker.check_model(model)
    onnx.save(model, str(path))


def session(path: pathlib.Path) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def check_against_torch(network: Together, fp32: pathlib.Path, seed: int) -> float:
    """Largest difference over batch sizes and lengths that the example did not have."""
    random, run, worst = np.random.default_rng(seed), session(fp32), 0.0
    for batch, frames in ((1, 16), (1, 97), (1, 298), (3, 131), (5, 298), (1, 1201)):
        features = random.standard_normal((batch, frames, frontend.FEATURES)).astype(np.float32)
        with torch.inference_mode():
            expected = network(torch.from_numpy(features))
        for ours, theirs in zip(run.run(NAMES, {"features": features}), expected):
            worst = max(worst, float(np.abs(ours - theirs.numpy()).max()))
    return worst


def load(run: pathlib.Path) -> SpeechCrnn:
    network = SpeechCrnn()
    network.load_state_dict(torch.load(run / "checkpoint.pt", map_location="cpu")["weights"])
    return network


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--features", type=pathlib.Path, required=True)
    parser.add_argument("--run", type=pathlib.Path, nargs="+", required=True, help="train.py's --out, of one seed or several")
    parser.add_argument("--models", type=pathlib.Path, required=True)
    parser.add_argument("--calibration-clips", type=int, default=256)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    torch.set_num_threads(1)

    network = Together([load(run) for run in arguments.run]).eval()
    corpus = data.Corpus(arguments.features)
    fp32, quantized = (arguments.models / f"speech-crnn.{precision}.onnx" for precision in ("fp32", "int8"))
    export_fp32(network, fp32)
    difference = check_against_torch(network, fp32, arguments.seed)
    print(f"fp32 against torch: largest difference {difference:.1e}")
    assert difference < 1e-3
    int8.quantize(fp32, quantized, Clips(corpus, arguments.calibration_clips, arguments.seed), first_convolutions)
    store_recurrent_weights(quantized)

    clips = corpus.dev()
    results = {}
    for precision, path in (("fp32", fp32), ("int8", quantized)):
        run = session(path)
        outputs = [run.run(["logits", "affect"], {"features": corpus.features(clip)[None]}) for clip in clips]
        results[f"{precision}_logits"] = np.concatenate([output[0] for output in outputs])
        results[f"{precision}_affect"] = np.concatenate([output[1] for output in outputs])
        results[f"{precision}_live_logits"] = np.concatenate(
            [run.run(["logits"], {"features": corpus.features(clip, LIVE_FRAMES)[None]})[0] for clip in clips])
        features = corpus.features(max(clips, key=lambda clip: clip["frames"]), LIVE_FRAMES)[None]
        times = []
        for _ in range(60):
            began = time.perf_counter()
            run.run(NAMES, {"features": features})
            times.append(time.perf_counter() - began)
        results[f"{precision}_milliseconds"] = np.median(times) * 1000
        print(f"{precision}: {path.stat().st_size / 1024:.0f} KiB, {np.median(times) * 1000:.2f} ms for 3 s on one thread")
    same = (results["fp32_logits"].argmax(1) == results["int8_logits"].argmax(1)).mean()
    print(f"int8 gives the same class as fp32 for {same:.1%} of {len(clips)} dev clips")
    np.savez(arguments.run[0] / "precisions.npz", difference=difference,
             parameters=sum(p.numel() for p in network.parameters()),
             clips=json.dumps([{key: value for key, value in clip.items() if key != "start"} for clip in clips]), **results)


if __name__ == "__main__":
    main()
