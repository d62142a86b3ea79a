"""Whether answers shift between groups of people: on UTKFace's held-back third, which has groups but no emotions.

Per group, with bootstrap intervals: how often the detector finds the face, how often each emotion is the answer, the mean
confidence, and how often a small shift of the face changes the answer. Nothing that ships knows of the groups.
"""

from __future__ import annotations

from typing import Callable

import numpy as np

from model import LABELS
from strangers import AGES, GENDERS, RACES, Strangers

BOOTSTRAPS = 1000
# A face moved by this much of its side, as a detector's box wavers.
SHIFT = 0.03
FEWEST = 60


def groups(people: Strangers) -> dict[str, dict[str, np.ndarray]]:
    """By kind, each group's members: bool [N]."""
    gender = {name: people.gender == i for i, name in enumerate(GENDERS)}
    race = {name: people.race == i for i, name in enumerate(RACES)}
    age = {f"{low} to {high}" if high < 120 else f"{low} and older": (people.age >= low) & (people.age <= high) for low, high in AGES}
    crossed = {f"{r}, {g}": race[r] & gender[g] for r in race for g in gender}
    return {"gender": gender, "race": race, "age": age, "race and gender": crossed}


def interval(values: np.ndarray, random: np.random.Generator) -> list[float]:
    """The middle 95 % of the mean over resampled members."""
    draws = values[random.integers(0, len(values), (BOOTSTRAPS, len(values)))].mean(1)
    return np.percentile(draws, [2.5, 97.5]).tolist()


def measure(people: Strangers, alignment: dict, answer: Callable[[np.ndarray], np.ndarray], seed: int) -> dict:
    """answer: faces [N,48,48] -> probabilities [N,7]. Rates are of the faces found, detection is of all."""
    random = np.random.default_rng(seed)
    probabilities = np.zeros((len(people.found), len(LABELS)))
    flipped = np.zeros(len(people.found))
    chosen = np.flatnonzero(people.held_back & people.found)
    probabilities[chosen] = answer(people.cut(chosen, alignment))
    for x, y in ((SHIFT, 0), (-SHIFT, 0), (0, SHIFT), (0, -SHIFT)):
        moved = {eye: [alignment[eye][0] + x, alignment[eye][1] + y] for eye in alignment}
        flipped[chosen] += answer(people.cut(chosen, moved)).argmax(1) != probabilities[chosen].argmax(1)
    flipped /= 4

    result: dict = {"faces": int(people.held_back.sum()), "shift": SHIFT, "kinds": {}, "spread": {}}
    for kind, members in groups(people).items():
        rows = []
        for name, member in members.items():
            asked, seen = member & people.held_back, member & people.held_back & people.found
            if asked.sum() < FEWEST:
                continue
            answers = np.eye(len(LABELS))[probabilities[seen].argmax(1)]
            rows.append({
                "group": name, "count": int(asked.sum()),
                "detected": float(people.found[asked].mean()), "detectedInterval": interval(people.found[asked].astype(float), random),
                "share": dict(zip(LABELS, answers.mean(0).tolist())),
                "interval": {label: interval(answers[:, i], random) for i, label in enumerate(LABELS)},
                "confidence": float(probabilities[seen].max(1).mean()), "flipped": float(flipped[seen].mean()),
            })
        result["kinds"][kind] = rows
        result["spread"][kind] = {
            "detected": spread([r["detected"] for r in rows]),
            **{label: spread([r["share"][label] for r in rows]) for label in LABELS},
        }
    return result


def spread(values: list[float]) -> float:
    """The highest group's rate less the lowest's."""
    return max(values) - min(values)


def bands(values: np.ndarray, edges: tuple[float, ...], probabilities: np.ndarray, labels: np.ndarray, error: Callable[[np.ndarray, np.ndarray], float]) -> list[dict]:
    """Accuracy and calibration error of labelled faces by band of a measured value, brightness or size."""
    rows = []
    for low, high in zip(edges, edges[1:]):
        member = (values >= low) & (values < high)
        if member.sum() >= FEWEST:
            right = probabilities[member].argmax(1) == labels[member]
            rows.append({"from": low, "to": high, "count": int(member.sum()), "accuracy": float(right.mean()), "ece": error(probabilities[member], labels[member])})
    return rows
