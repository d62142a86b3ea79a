"""Every number of the card: accuracy and calibration on two domains, robustness, fairness, milliseconds."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np

import data
import evaluate
import fairness
import robustness
from model import LABELS
from portraits import Portraits
from strangers import Strangers

# Mean recall may cost this much accuracy when the prior correction is chosen.
ACCURACY_COST = 0.015
# Within what training shows, not at its edge (0.13 to 0.2), where answers waver.
HALF_DISTANCES = (0.18, 0.165, 0.15)
# Classes with fewer portraits stay out of the means of the second domain.
FEWEST = 10
BRIGHTNESS_BANDS = (0.0, 75.0, 100.0, 125.0, 150.0, 256.0)


def assess(folder: Path, files: dict[str, Path], eyes: dict, people: Portraits, others: Strangers, detector, photos: Path | None, seed: int) -> dict:
    """Bias and temperature come from fp32 on one half of each domain, ECE from the other halves, the zoom of the
    alignment from the portraits of held-back people."""
    faces, labels = data.validation_set(folder / "ferplus.zip")
    _, targets, weights = data.training_set(folder / "ferplus.zip")
    prior = (targets * weights[:, None]).sum(0) / weights.sum()
    sessions = {p: evaluate.session(f) for p, f in files.items()}
    second, second_labels = np.flatnonzero(people.held_back), people.labels[people.held_back]

    def measures(model, alignment: dict, bias: np.ndarray) -> dict:
        return evaluate.measures(evaluate.logits(model, people.cut(second, alignment)) + bias, second_labels, FEWEST)

    z = {p: evaluate.logits(s, faces) for p, s in sessions.items()}
    first, rest = evaluate.halves(labels, seed)
    alpha, bias, biases = evaluate.choose_bias(z["fp32"][first], labels[first], prior, ACCURACY_COST)
    bias = np.round(bias, 4)
    half, zooms = evaluate.choose_half_distance(lambda a: measures(sessions["fp32"], a, bias), eyes, HALF_DISTANCES)
    alignment = evaluate.with_half_distance(eyes, half)
    portraits = people.cut(second, alignment)
    w = {p: evaluate.logits(s, portraits) for p, s in sessions.items()}
    second_first, second_rest = evaluate.halves(second_labels, seed)
    temperature = round(evaluate.best_temperature([(z["fp32"][first] + bias, labels[first]), (w["fp32"][second_first] + bias, second_labels[second_first])]), 3)

    def probabilities(model, pictures: np.ndarray) -> np.ndarray:
        return evaluate.softmax((evaluate.logits(model, pictures) + bias) / temperature)

    result = {
        "majorityBaseline": float(np.bincount(labels).max() / len(labels)),
        "prior": dict(zip(LABELS, prior.tolist())),
        "bias": {"alpha": alpha, "logitBias": bias.tolist(), "tried": biases},
        "temperature": temperature,
        "alignment": {**alignment, "tried": zooms, "trainingPictures": eyes},
        "valid": {}, "withoutBias": {}, "ece": {}, "secondDomain": {"fewest": FEWEST}, "still": {}, "milliseconds": {}, "robustness": {},
        "portraits": {"train": dict(zip(LABELS, np.bincount(people.labels[~people.held_back], minlength=len(LABELS)).tolist())), "noFaceFound": people.missed},
        "agreement": float(((z["fp32"] + bias).argmax(1) == (z["int8"] + bias).argmax(1)).mean()),
    }
    error = evaluate.expected_calibration_error
    for p, session in sessions.items():
        corrected, cut = evaluate.softmax((z[p] + bias) / temperature), evaluate.softmax((w[p] + bias) / temperature)
        result["valid"][p] = evaluate.measures(z[p] + bias, labels)
        result["withoutBias"][p] = evaluate.measures(z[p], labels)
        result["secondDomain"][p] = evaluate.measures(w[p] + bias, second_labels, FEWEST)
        result["ece"][p] = {
            "before": error(evaluate.softmax(z[p][rest]), labels[rest]), "after": error(corrected[rest], labels[rest]), "count": int(len(rest)),
            "secondDomain": error(cut[second_rest], second_labels[second_rest]), "secondCount": int(len(second_rest)),
        }
        still = evaluate.logits_mirrored(session, faces) + bias
        result["still"][p] = {
            "valid": evaluate.measures(still, labels),
            "ece": error(evaluate.softmax(still[rest] / temperature), labels[rest]),
            "secondDomain": evaluate.measures(evaluate.logits_mirrored(session, portraits) + bias, second_labels, FEWEST),
        }
        result["milliseconds"][p] = evaluate.milliseconds(session)
        result["robustness"][p] = robustness.table(lambda pictures: evaluate.measures(evaluate.logits(session, pictures) + bias, labels), faces)
    p8 = evaluate.softmax((z["int8"] + bias) / temperature)
    result["brightness"] = fairness.bands(faces.mean((1, 2)), BRIGHTNESS_BANDS, p8, labels, error)
    result["fairness"] = fairness.measure(others, alignment, lambda pictures: probabilities(sessions["int8"], pictures), seed)
    if photos:
        result["photos"] = [row for path in sorted(photos.glob("*.jpg")) for row in read_photo(path, sessions, alignment, detector, bias, temperature)]
    return result


def read_photo(path: Path, sessions: dict, alignment: dict, detector, bias: np.ndarray, temperature: float) -> list[dict]:
    """One row a face, the largest first."""
    rows = []
    for face, crop in evaluate.cut_faces(detector, cv2.imread(str(path)), alignment):
        row: dict = {"file": path.name, "box": [round(float(v)) for v in face.box], "detection": face.score}
        for precision, session in sessions.items():
            p = evaluate.softmax((evaluate.logits(session, crop[None]) + bias) / temperature)[0]
            row[precision] = {"dominant": LABELS[int(p.argmax())], "scores": dict(zip(LABELS, p.tolist()))}
        rows.append(row)
    return rows
