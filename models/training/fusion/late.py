"""The late methods, as the service's FusionEngine has them, with its default options."""

from __future__ import annotations

import numpy as np
from scipy.optimize import minimize

from items import Items
from tuples import Batch

WEIGHTS = np.array([1.0, 0.8, 0.6])  # FusionOptions: face, speech, text
MINIMUM_CONFIDENCE = 0.3
# ReliabilityOptions: bias, quality, age, confidence.
RELIABILITY = (2.0, 3.0, 0.7, 2.0)


def weighted_average(batch: Batch) -> np.ndarray:
    """Probabilities [N,7]: the mean by weight, quality and freshness."""
    p, strength = _parts(batch)
    return _mean(p, strength)


def majority_vote(batch: Batch) -> np.ndarray:
    """Of the senses that lead clearly enough, those with most votes; their mean."""
    p, strength = _parts(batch)
    leading = p.argmax(2)
    votes = (strength > 0) & (p.max(2) >= MINIMUM_CONFIDENCE)
    count = np.stack([((leading == leading[:, i : i + 1]) & votes).sum(1) for i in range(p.shape[1])], 1) * votes
    most = count.max(1, keepdims=True)
    return _mean(p, np.where((count == most) | (most == 0), strength, 0))


def reliability(batch: Batch, coefficients: tuple[float, ...] = RELIABILITY, biases: np.ndarray | None = None) -> np.ndarray:
    """The mean by the probability that a reading is right."""
    p, strength = _parts(batch)
    bias, quality, age, confidence = coefficients
    z = ((bias if biases is None else biases) - quality * (1 - batch.quality.numpy()) - age * batch.half_lives.numpy() - confidence * (1 - p.max(2)))
    return _mean(p, np.where(strength > 0, WEIGHTS / (1 + np.exp(-z)), 0))


def _parts(batch: Batch) -> tuple[np.ndarray, np.ndarray]:
    p = np.exp(batch.scores.numpy().astype(float))
    return p, WEIGHTS * batch.quality.numpy() * 2.0 ** -batch.half_lives.numpy() * batch.present.numpy()


def _mean(p: np.ndarray, weight: np.ndarray) -> np.ndarray:
    return (p * weight[:, :, None]).sum(1) / weight.sum(1)[:, None]


def fit_reliability(senses: dict[str, Items]) -> tuple[tuple[float, ...], np.ndarray]:
    """Bias of each sense and the coefficient of confidence, by logistic regression of "the leading emotion was the true one" on
    fresh items of full quality, every sense counting the same; the coefficients of quality and age are not in the data and stay."""
    parts = [(1 - np.exp(items.scores.max(1).astype(float)), (items.scores.argmax(1) == items.label).astype(float)) for items in senses.values()]

    def loss(x: np.ndarray) -> float:
        return sum(np.mean(np.logaddexp(0, np.where(right > 0, -1, 1) * (bias - x[-1] * doubt))) for bias, (doubt, right) in zip(x, parts))

    found = minimize(loss, [2.0, 2.0, 2.0, 2.0], bounds=[(-10, 10)] * 3 + [(0, 20)]).x
    return (0.0, RELIABILITY[1], RELIABILITY[2], float(found[-1])), found[:-1]
