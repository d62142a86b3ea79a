"""Every method on the same tuples, by which senses are present and how often one tells another story."""

from __future__ import annotations

import numpy as np
import torch

import late
from items import LABELS, SENSES, Items
from attention import AttentionFusion
from train import answer
from tuples import Batch, Drawing

SUBSETS = ((0,), (1,), (2,), (0, 1), (0, 2), (1, 2), (0, 1, 2))
CONFLICTS = (0.0, 0.1, 0.2, 0.3)
ROOM = "as in a room"


def name(subset: tuple[int, ...]) -> str:
    return " + ".join(SENSES[s] for s in subset)


def probabilities(model: AttentionFusion, batch: Batch) -> np.ndarray:
    with torch.inference_mode():
        return torch.softmax(answer(model, batch)[0].double(), 1).numpy()


def mean_recall(p: np.ndarray, label: np.ndarray) -> float:
    guess = p.argmax(1)
    return float(np.mean([(guess[label == c] == c).mean() for c in np.unique(label)]))


def calibration_error(p: np.ndarray, label: np.ndarray, bins: int = 15) -> float:
    """Expected calibration error over equal-width bins (Guo et al., ICML 2017)."""
    confidence, right = p.max(1), p.argmax(1) == label
    place = np.minimum((confidence * bins).astype(int), bins - 1)
    return float(sum(abs(confidence[place == b].mean() - right[place == b].mean()) * (place == b).mean() for b in np.unique(place)))


def measures(p: np.ndarray, label: np.ndarray) -> dict:
    guess = p.argmax(1)
    f1 = [2 * ((guess == c) & (label == c)).sum() / max(1, (guess == c).sum() + (label == c).sum()) for c in range(len(LABELS))]
    return {"meanRecall": mean_recall(p, label), "macroF1": float(np.mean(f1)), "ece": calibration_error(p, label),
            "recall": {LABELS[c]: float((guess[label == c] == c).mean()) for c in range(len(LABELS))}}


def compare(model: AttentionFusion, senses: dict[str, Items], count: int, seed: int, fitted: tuple) -> dict:
    """{conflict: {subset: {method: measures}}}, all subsets and methods on the same tuples, every emotion as often."""
    draw, found = Drawing(senses, np.random.default_rng(seed)), {}
    for conflict in (*CONFLICTS, None):
        batch, by_subset = draw(count, conflict, bare=0), {}
        for subset in SUBSETS:
            part = batch.only(subset)
            by_method = {"attention": probabilities(model, part), "weighted average": late.weighted_average(part),
                         "majority vote": late.majority_vote(part), "reliability": late.reliability(part),
                         "reliability, fitted": late.reliability(part, *fitted)}
            by_subset[name(subset)] = {method: measures(p, part.label.numpy()) for method, p in by_method.items()}
            if len(subset) < len(SENSES) or conflict != CONFLICTS[0]:
                for measured in by_subset[name(subset)].values():
                    del measured["recall"]
        found[ROOM if conflict is None else f"{conflict:.0%}"] = by_subset
    return found


def fit_temperatures(model: AttentionFusion, batch: Batch) -> None:
    """For one sense, two and three: least negative log likelihood, every subset of that many counting the same."""
    for count in range(1, len(SENSES) + 1):
        parts = [batch.only(subset) for subset in SUBSETS if len(subset) == count]
        logits = torch.cat([answer(model, part)[0] for part in parts]).detach()
        label = torch.cat([part.label for part in parts])
        grid = np.arange(0.5, 3.0, 0.02)
        loss = [torch.nn.functional.cross_entropy(logits / t, label).item() for t in grid]
        model.temperature[count - 1] = round(float(grid[int(np.argmin(loss))]), 2)


def gains(measured: dict) -> dict:
    """Over the best of the senses present, alone, in points of mean recall: the attention, and the best late method; and the least
    gain of the attention over any subset and conflict."""
    table, least = {}, np.inf
    for conflict, by_subset in measured.items():
        for subset in SUBSETS:
            best = max(by_subset[name((s,))]["weighted average"]["meanRecall"] for s in subset)
            row = by_subset[name(subset)]
            gain = row["attention"]["meanRecall"] - best
            least = min(least, gain)
            if len(subset) > 1:
                table.setdefault(conflict, {})[name(subset)] = {
                    "bestAlone": best, "attention": gain, "late": max(m["meanRecall"] for n, m in row.items() if n != "attention") - best}
    return {"table": table, "least": float(least)}
