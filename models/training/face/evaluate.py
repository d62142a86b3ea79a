"""What the exported files are worth: accuracy, recalls, confusion, calibration, a second domain, milliseconds."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import cv2
import numpy as np
import onnxruntime as ort
from scipy.optimize import minimize_scalar

sys.path.append(str(Path(__file__).resolve().parents[1] / "detector"))
import blazeface  # noqa: E402

import data  # noqa: E402
from model import LABELS, SIZE  # noqa: E402

BINS = 15

# The service's FaceAligner and EyeGeometry, in widths and heights of BlazeFace's box.
PROFILE_EYE_DISTANCE = 0.22
FRONTAL_EYE_DISTANCE = 0.435
EYE_HEIGHT = 0.285


def session(model: Path) -> ort.InferenceSession:
    options = ort.SessionOptions()
    options.intra_op_num_threads = 1
    return ort.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])


def logits(model: ort.InferenceSession, faces: np.ndarray, batch: int = 64) -> np.ndarray:
    return np.concatenate([model.run(["logits"], {"face": data.scale(faces[i : i + batch])})[0] for i in range(0, len(faces), batch)])


def logits_mirrored(model: ort.InferenceSession, faces: np.ndarray) -> np.ndarray:
    """The mean of those of each face and of its mirror image: what the service does with a picture that no other follows."""
    return (logits(model, faces) + logits(model, faces[:, :, ::-1])) / 2


def softmax(z: np.ndarray) -> np.ndarray:
    e = np.exp(z - z.max(1, keepdims=True))
    return e / e.sum(1, keepdims=True)


def expected_calibration_error(probabilities: np.ndarray, labels: np.ndarray) -> float:
    """Top-label ECE over BINS bins of equal width (Guo et al. 2017)."""
    confidence, right = probabilities.max(1), probabilities.argmax(1) == labels
    bins = np.minimum((confidence * BINS).astype(int), BINS - 1)
    return float(sum(abs(confidence[bins == b].sum() - right[bins == b].sum()) for b in range(BINS)) / len(labels))


def negative_log_likelihood(z: np.ndarray, labels: np.ndarray) -> float:
    return float(-np.log(softmax(z)[np.arange(len(labels)), labels] + 1e-12).mean())


def best_temperature(domains: list[tuple[np.ndarray, np.ndarray]]) -> float:
    """domains: logits and labels of each; every domain counts the same, however many faces it has."""
    found = minimize_scalar(lambda t: np.mean([negative_log_likelihood(z / np.exp(t), labels) for z, labels in domains]), bounds=(-2, 2), method="bounded")
    return float(np.exp(found.x))


def halves(labels: np.ndarray, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Two halves of the validation set with the same share of each class: one to calibrate on, one to measure on."""
    random = np.random.default_rng(seed)
    first = np.zeros(len(labels), bool)
    for c in range(len(LABELS)):
        members = random.permutation(np.flatnonzero(labels == c))
        first[members[: len(members) // 2]] = True
    return np.flatnonzero(first), np.flatnonzero(~first)


def measures(z: np.ndarray, labels: np.ndarray, least: int = 1) -> dict:
    """z already carries the bias; temperature does not change these. Classes with fewer than `least` faces stay out of the means."""
    answers = z.argmax(1)
    confusion = np.zeros((len(LABELS), len(LABELS)), int)
    np.add.at(confusion, (labels, answers), 1)
    hit = np.diag(confusion).astype(float)
    recall = hit / np.maximum(confusion.sum(1), 1)
    precision = hit / np.maximum(confusion.sum(0), 1)
    f1 = 2 * precision * recall / np.maximum(precision + recall, 1e-9)
    present = confusion.sum(1) >= least
    return {
        "count": int(len(labels)),
        "accuracy": float(hit.sum() / len(labels)),
        "meanRecall": float(recall[present].mean()),
        "macroF1": float(f1[present].mean()),
        "recall": dict(zip(LABELS, recall.round(4).tolist())),
        "precision": dict(zip(LABELS, precision.round(4).tolist())),
        "support": dict(zip(LABELS, confusion.sum(1).tolist())),
        "predicted": dict(zip(LABELS, confusion.sum(0).tolist())),
        "confusion": confusion.tolist(),
    }


def choose_bias(z: np.ndarray, labels: np.ndarray, prior: np.ndarray, cost: float) -> tuple[float, np.ndarray, list[dict]]:
    """-alpha * log prior. Of the alphas that cost at most `cost` accuracy, the smallest whose mean recall is within a standard
    error of the best one's (the rule of one standard error, Breiman et al., CART, 1984): rare classes have so few faces that
    a single one of them moves the mean recall by a point."""
    rows = []
    for alpha in (0.0, 0.1, 0.2, 0.3, 0.4, 0.5):
        m = measures(z - alpha * np.log(prior), labels)
        error = np.sqrt(sum(m["recall"][c] * (1 - m["recall"][c]) / m["support"][c] for c in LABELS)) / len(LABELS)
        rows.append({"alpha": alpha, "accuracy": m["accuracy"], "meanRecall": m["meanRecall"], "standardError": float(error)})
    allowed = [r for r in rows if r["accuracy"] >= rows[0]["accuracy"] - cost]
    best = max(allowed, key=lambda r: r["meanRecall"])
    alpha = next(r["alpha"] for r in allowed if r["meanRecall"] >= best["meanRecall"] - best["standardError"])
    bias = -alpha * np.log(prior)
    return alpha, (bias - bias.mean()) if alpha else np.zeros(len(LABELS)), rows


def choose_half_distance(read, alignment: dict, halves: tuple[float, ...]) -> tuple[float, list[dict]]:
    """The zoom, as half the distance of the eyes in parts of the side, of the best accuracy plus mean recall; read: alignment -> measures."""
    rows = []
    for half in halves:
        m = read(with_half_distance(alignment, half))
        rows.append({"halfDistance": half, "accuracy": m["accuracy"], "meanRecall": m["meanRecall"]})
    return max(rows, key=lambda r: r["accuracy"] + r["meanRecall"])["halfDistance"], rows


def with_half_distance(alignment: dict, half: float) -> dict:
    y = alignment["leftEye"][1]
    return {"leftEye": [round(0.5 - half, 4), y], "rightEye": [round(0.5 + half, 4), y]}


def cut(picture: np.ndarray, eyes: np.ndarray, alignment: dict, size: int = SIZE) -> np.ndarray:
    """The square face of `size` whose eyes lie where `alignment` says; eyes [2,2] in pixels of the grey picture, left one first.

    Turned, scaled and moved only. A picture much larger than the face is halved first, so that no detail is skipped.
    """
    goal = np.array([alignment["leftEye"], alignment["rightEye"]]) * size - 0.5
    source = np.asarray(eyes, float)
    factor = np.linalg.norm(goal[1] - goal[0]) / max(np.linalg.norm(source[1] - source[0]), 1e-6)
    while factor < 0.5 and min(picture.shape) > 2:
        height, width = picture.shape
        half = cv2.resize(picture, (width // 2, height // 2), interpolation=cv2.INTER_AREA)
        shrink = np.array([half.shape[1] / width, half.shape[0] / height])
        source, picture = (source + 0.5) * shrink - 0.5, half
        factor = np.linalg.norm(goal[1] - goal[0]) / np.linalg.norm(source[1] - source[0])
    a, b = complex(*(source[1] - source[0])), complex(*(goal[1] - goal[0]))
    turn = b / a
    matrix = np.array([[turn.real, -turn.imag, 0], [turn.imag, turn.real, 0]])
    matrix[:, 2] = goal.mean(0) - matrix[:, :2] @ source.mean(0)
    return cv2.warpAffine(picture, matrix, (size, size), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)


def eyes_of(face: blazeface.Face) -> np.ndarray:
    """Where to take the eyes from: the key points, or in profile, where they nearly coincide, the usual place in the box."""
    left, right = face.points[:2]
    x0, y0, x1, y1 = face.box
    if np.linalg.norm(right - left) >= PROFILE_EYE_DISTANCE * (x1 - x0):
        return face.points[:2]
    middle = np.array([(x0 + x1) / 2, y0 + EYE_HEIGHT * (y1 - y0)])
    half = np.array([FRONTAL_EYE_DISTANCE * max(1, x1 - x0) / 2, 0])
    return np.stack([middle - half, middle + half])


def cut_faces(
    detector: ort.InferenceSession, picture: np.ndarray, alignment: dict, threshold: float = 0.5, size: int = SIZE
) -> list[tuple[blazeface.Face, np.ndarray]]:
    """Every face that the detector finds in a BGR or grey picture, cut out as the service does, the largest first."""
    grey = picture if picture.ndim == 2 else cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)
    found = [(face, cut(grey, eyes_of(face) - 0.5, alignment, size)) for face in blazeface.detect(detector, picture, threshold)]
    return sorted(found, key=lambda f: f[0].box[0] - f[0].box[2])


def milliseconds(model: ort.InferenceSession, runs: int = 300) -> float:
    """Median time of one face on one thread."""
    face = np.zeros((1, 1, SIZE, SIZE), np.float32)
    times = []
    for _ in range(runs):
        started = time.perf_counter()
        model.run(None, {"face": face})
        times.append(time.perf_counter() - started)
    return float(np.median(times) * 1e3)
