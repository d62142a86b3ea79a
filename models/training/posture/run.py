"""MoveNet lightning: TensorFlow.js graph (npm) -> ONNX, compared with TensorFlow.js itself; -> int8, compared with fp32; card and manifest row.

    python models/training/posture/run.py --pictures ../shared/media --out models --vectors tests/EmotionEdge.Tests/Analysis/movenet.json
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import cv2
import numpy as np
import onnx
from onnxruntime.quantization import CalibrationDataReader, CalibrationMethod, QuantFormat, QuantType, quantize_static
from onnxruntime.quantization.shape_inference import quant_pre_process

sys.path.append(str(Path(__file__).resolve().parents[1]))
import card  # noqa: E402
import convert  # noqa: E402
import manifest  # noqa: E402
import movenet  # noqa: E402
import tfjs  # noqa: E402

ROOT = Path(__file__).resolve().parents[3]
PHOTOS = ROOT / "src/Bindings/npm/node_modules/@vladmandic/face-api/demo"
REFERENCE = {f"@tensorflow/tfjs-{part}": "4.22.0" for part in ("core", "converter", "backend-cpu")}
ID = "movenet-lightning"
# Of every clip, a picture to calibrate with, one to measure on, in turn.
CLIP_STEP = 10
BACKBONE = "model_1/model/"
# Of these photographs, the product's own test takes pixels as they are: no way of scaling stands between it and us.
VECTORS = ("sample1.jpg", "sample3.jpg", "sample6.jpg")


def pictures(folders: list[Path]) -> list[tuple[str, np.ndarray]]:
    """Photographs, and every tenth picture of clips, by name."""
    found = []
    for path in sorted({p for folder in folders for p in folder.rglob("*")}):
        if path.suffix.lower() in (".jpg", ".jpeg", ".png"):
            picture = cv2.imread(str(path))
            if picture is not None:
                found.append((path.name, picture))
        elif path.suffix.lower() in (".mkv", ".mp4"):
            clip, at = cv2.VideoCapture(str(path)), 0
            while (read := clip.read())[0]:
                if at % CLIP_STEP == 0:
                    found.append((f"{path.name} {at}", read[1]))
                at += 1
    return found


def looks(model, picture: np.ndarray, random: np.random.Generator) -> list[np.ndarray]:
    """A picture as the network gets to see it: whole, the square around the person found, and that square moved and lit otherwise."""
    square = movenet.whole(picture)
    image = movenet.cut(picture, square)
    near = movenet.closer(movenet.run(model, image), square, picture)
    side = near[2] * random.uniform(0.8, 1.25)
    moved = (near[0] + near[2] / 2 - side / 2 + side * random.uniform(-0.1, 0.1), near[1] + near[2] / 2 - side / 2 + side * random.uniform(-0.1, 0.1), side)
    lit = np.clip(movenet.cut(picture, moved).astype(np.float32) * random.uniform(0.5, 1.3), 0, 255).astype(np.uint8)
    return [image, movenet.cut(picture, near), lit]


def made(random: np.random.Generator) -> list[np.ndarray]:
    """Black, white, noise, blurred noise, a gradient, stripes."""
    ramp = np.linspace(0, 255, movenet.SIZE)
    noise = random.integers(0, 256, (movenet.SIZE, movenet.SIZE, 3))
    return [image.astype(np.uint8) for image in (
        np.zeros(noise.shape), np.full(noise.shape, 255), noise, cv2.GaussianBlur(noise.astype(np.float32), (0, 0), 8),
        np.stack([np.add.outer(ramp, ramp) / 2, np.tile(ramp, (movenet.SIZE, 1)), np.tile(ramp[::-1], (movenet.SIZE, 1))], -1),
        (np.arange(movenet.SIZE) // 8 % 2 * 255)[None, :, None] + np.zeros(noise.shape))]


def reference(graph: Path, images: np.ndarray, work: Path) -> np.ndarray:
    """What TensorFlow.js (plain JavaScript on the processor) computes: [n, 17, 3]."""
    folder = (work / "tfjs").resolve()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "package.json").write_text(json.dumps({"private": True, "dependencies": REFERENCE}))
    if not (folder / "node_modules").is_dir():
        subprocess.run(["npm", "install", "--silent", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=folder, check=True)
    (folder / "inputs.u8").write_bytes(images.tobytes())
    subprocess.run(["node", Path(__file__).with_name("reference.mjs"), graph.resolve(), "inputs.u8", "outputs.f32"], cwd=folder, check=True)
    return np.fromfile(folder / "outputs.f32", np.float32).reshape(len(images), len(movenet.POINTS), 3)


class Images(CalibrationDataReader):
    def __init__(self, images: list[np.ndarray]) -> None:
        self.rest = iter(images)

    def get_next(self) -> dict | None:
        image = next(self.rest, None)
        return None if image is None else {movenet.INPUT: image[None].astype(np.float32)}


def kept_float(model: onnx.ModelProto) -> list[str]:
    """By node name: the first three stages, whose channels differ most in range, and everything after the backbone (the pyramid,
    the heads, and what is made of them), where the answer is the place at which a map is highest."""
    early = ("/Conv1", "/expanded_conv_", "/block_1_", "/block_2_")
    return [n.name for n in model.graph.node if BACKBONE not in n.name or any(stage in n.name for stage in early)]


def quantize(source: Path, target: Path, images: list[np.ndarray]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        prepared = Path(folder) / "prepared.onnx"
        quant_pre_process(str(source), str(prepared), skip_symbolic_shape=True)
        quantize_static(
            str(prepared), str(target), Images(images), quant_format=QuantFormat.QDQ, per_channel=True,
            activation_type=QuantType.QUInt8, weight_type=QuantType.QInt8, nodes_to_exclude=kept_float(onnx.load(str(prepared))),
            calibrate_method=CalibrationMethod.MinMax, extra_options={"CalibMovingAverage": True, "CalibMovingAverageConstant": 0.05})


def compare(ours: np.ndarray, theirs: np.ndarray) -> dict:
    """Key points [n, 17, 3] against others: distances in parts of the square's side."""
    apart = np.linalg.norm(ours[..., :2] - theirs[..., :2], axis=-1)
    scores = np.abs(ours[..., 2] - theirs[..., 2])
    seen = theirs[..., 2] >= movenet.SEEN
    return {
        "points": int(seen.size), "seen": int(seen.sum()),
        "largestDistance": float(apart.max()), "largestScoreDifference": float(scores.max()),
        "seenWithin2Percent": float((apart[seen] < 0.02).mean()), "seenWithin5Percent": float((apart[seen] < 0.05).mean()),
        "medianDistanceOfSeen": float(np.median(apart[seen])), "meanScoreDifferenceOfSeen": float(scores[seen].mean()),
        "sameSeen": float(((ours[..., 2] >= movenet.SEEN) == seen).mean()),
    }


def milliseconds(models: dict, image: np.ndarray) -> dict[str, float]:
    """Medians of processor time, in turns: what else the machine does counts little then, and meets all alike."""
    times: dict[str, list[float]] = {name: [] for name in models}
    for _ in range(100):
        for name, model in models.items():
            started = time.thread_time()
            movenet.run(model, image)
            times[name].append(time.thread_time() - started)
    return {name: float(np.median(taken) * 1e3) for name, taken in times.items()}


def thinned() -> tuple[list[dict], list[np.ndarray]]:
    """Squares out of the middle of photographs with every n-th pixel of every n-th row, and where they are."""
    places, images = [], []
    for name in VECTORS:
        picture = cv2.imread(str(PHOTOS / name))
        height, width = picture.shape[:2]
        step = min(height, width) // movenet.SIZE
        left, top = (width - step * movenet.SIZE) // 2, (height - step * movenet.SIZE) // 2
        places.append({"photo": name, "left": left, "top": top, "step": step})
        images.append(np.ascontiguousarray(picture[top : top + step * movenet.SIZE : step, left : left + step * movenet.SIZE : step, ::-1]))
    return places, images


def write_vectors(path: Path, places: list[dict], answers: np.ndarray) -> None:
    """What TensorFlow.js makes of those squares: 17 times y, x, score."""
    rows = [place | {"expected": manifest.rounded(answer.reshape(-1).tolist(), 6)} for place, answer in zip(places, answers)]
    path.write_text(manifest.written(rows))


def manifest_row(out: Path, result: dict) -> dict:
    return {
        "id": ID,
        "task": "posture",
        "version": "4.0.0",
        "files": [{"precision": p, "file": f"{ID}.{p}.onnx", "sha256": manifest.sha256(out / f"{ID}.{p}.onnx")} for p in ("fp32", "int8")],
        "inputs": [{"name": movenet.INPUT, "shape": [1, movenet.SIZE, movenet.SIZE, 3], "layout": "NHWC", "channels": "RGB",
                    "scaling": {"mean": [0, 0, 0], "std": [1, 1, 1]}}],
        "outputs": [{"name": movenet.OUTPUT, "shape": [1, 1, len(movenet.POINTS), 3]}],
        "license": "Apache-2.0 (MoveNet, Google); package MIT",
        "trainingData": ["COCO key points and Google's Active set (see MoveNet's model card)"],
        "metrics": {"int8SeenWithin5Percent": result["int8"]["seenWithin5Percent"], "int8SameSeen": result["int8"]["sameSeen"]},
        "card": f"{ID}.md",
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pictures", type=Path, nargs="*", default=[], help="folders of photographs and clips with people, beside the installed sample photographs")
    parser.add_argument("--out", type=Path, required=True, help="the models folder")
    parser.add_argument("--vectors", type=Path, help="file for the product's test vectors")
    parser.add_argument("--work", type=Path, default=Path("artifacts/training/posture"))
    parser.add_argument("--seed", type=int, default=7)
    args = parser.parse_args()
    random = np.random.default_rng(args.seed)

    graph = tfjs.find(movenet.NPM, movenet.SHA256, args.work)
    files = {p: args.out / f"{ID}.{p}.onnx" for p in ("fp32", "int8")}
    plain = args.work / f"{ID}.plain.onnx"
    shape = [1, 1, len(movenet.POINTS), 3]
    onnx.save(convert.Converter(graph, half=False).model(shape), str(plain))
    onnx.save(convert.Converter(graph, half=True).model(shape), str(files["fp32"]))
    fp32 = movenet.session(files["fp32"])

    samples = [look for _, picture in pictures([PHOTOS]) for look in looks(fp32, picture, random)[:2]]
    found = pictures(args.pictures)
    calibrating = [look for _, picture in found[0::2] for look in looks(fp32, picture, random)]
    held_back = [look for _, picture in found[1::2] for look in looks(fp32, picture, random)] + samples

    stills = [look for name, picture in found if " " not in name or name.endswith(" 20") for look in looks(fp32, picture, random)[:2]]
    places, thin = thinned()
    images = np.stack(thin + samples + stills + made(random))
    expected = reference(graph, images, args.work)
    answers = np.stack([movenet.run(fp32, image) for image in images])
    result: dict = {"equality": {"inputs": len(images), "ofPhotographs": len(thin) + len(samples) + len(stills), **compare(answers, expected)}}

    quantize(plain, files["int8"], calibrating)
    int8 = movenet.session(files["int8"])
    known = np.stack([movenet.run(fp32, image) for image in held_back])
    result["int8"] = {"calibratedWith": len(calibrating), "looks": len(held_back), **compare(np.stack([movenet.run(int8, image) for image in held_back]), known)}
    result["milliseconds"] = milliseconds({"fp32": fp32, "int8": int8}, samples[0])
    result["bytes"] = {p: path.stat().st_size for p, path in files.items()}
    (args.out / f"{ID}.metrics.json").write_text(manifest.written(manifest.rounded(result, 7)))
    (args.out / f"{ID}.md").write_text(card.write(result))
    manifest.put(args.out, manifest_row(args.out, manifest.rounded(result)))
    if args.vectors:
        write_vectors(args.vectors, places, expected[: len(places)])
    print(json.dumps(result, indent=1))


if __name__ == "__main__":
    main()
