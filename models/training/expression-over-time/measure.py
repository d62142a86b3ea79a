"""How right, how quick and how calm an answer over time is; and the two simple ways it must beat."""

from __future__ import annotations

import numpy as np

from features import Looks

# A change counts as noticed from the look at which the new expression is the answer, and stays it this long.
STAYS = 0.5
CONSTANTS = (0.1, 0.2, 0.3, 0.4, 0.6, 0.8, 1.2, 1.6)


def single(looks: Looks) -> np.ndarray:
    """Each look by itself: probabilities [S,T,7]."""
    return np.exp(looks.scores)


def average(looks: Looks, constant: float) -> np.ndarray:
    """The exponential average of the looks' probabilities with a time constant in seconds."""
    own, result = np.exp(looks.scores), np.empty_like(looks.scores)
    result[:, 0] = own[:, 0]
    for t in range(1, own.shape[1]):
        share = 1 - np.exp(-looks.elapsed[:, t, None] / constant)
        result[:, t] = result[:, t - 1] + share * (own[:, t] - result[:, t - 1])
    return result


def best_constant(looks: Looks) -> tuple[float, list[dict]]:
    """The time constant of the best accuracy."""
    tried = [{"constant": c, **measures(looks, average(looks, c))} for c in CONSTANTS]
    return max(tried, key=lambda row: row["accuracy"])["constant"], tried


def measures(looks: Looks, probabilities: np.ndarray) -> dict:
    answers, when = probabilities.argmax(2), np.cumsum(looks.elapsed, 1)
    delays, noticed = notice(looks, answers, when)
    steady = (looks.label[:, 1:] == looks.label[:, :-1]) & (looks.changed[:, 1:] > 1.5)
    flips = (answers[:, 1:] != answers[:, :-1]) & steady
    recall = [float((answers[looks.label == c] == c).mean()) for c in range(probabilities.shape[2])]
    likelihood = np.take_along_axis(probabilities, looks.label[..., None], 2)
    return {
        "accuracy": float((answers == looks.label).mean()),
        "meanRecall": float(np.mean(recall)),
        "logLoss": float(-np.log(likelihood + 1e-9).mean()),
        "noticed": noticed,
        "medianSeconds": float(np.median(delays)),
        "meanSeconds": float(np.mean(delays)),
        "needlessPerMinute": float(60 * flips.sum() / looks.elapsed[:, 1:][steady].sum()),
    }


def notice(looks: Looks, answers: np.ndarray, when: np.ndarray) -> tuple[np.ndarray, float]:
    """Seconds from each change to its notice; one never noticed counts for as long as the new expression lasted. And the share noticed."""
    delays, seen = [], 0
    for s in range(len(answers)):
        begins = [t for t in range(1, answers.shape[1]) if looks.label[s, t] != looks.label[s, t - 1]]
        for start, end in zip(begins, [*begins[1:], answers.shape[1]]):
            right = answers[s, start:end] == looks.label[s, start]
            at = when[s, start:end]
            found = next((i for i in range(len(right)) if right[(at >= at[i]) & (at <= at[i] + STAYS)].all()), None)
            since = (looks.changed[s, start] if np.isfinite(looks.changed[s, start]) else 0.0) - at[0]
            delays.append((at[-1] if found is None else at[found]) + since)
            seen += found is not None
    return np.array(delays), seen / max(1, len(delays))
