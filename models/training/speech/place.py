"""The service's VoiceBaseline: what a place's own history does for the answers on it. Measured where all emotions are heard, where
most speech is neutral and where all of it is, because no room says which of them it is."""

from __future__ import annotations

import numpy as np

NEUTRAL_SHARE, GAIN, LOSS = 0.4, 1.5, 5.0
MIDDLE, SHIFT = 0.5, 0.25
EXPECTED = np.array([NEUTRAL_SHARE] + [(1 - NEUTRAL_SHARE) / 6] * 6)
# How often a neutral clip, and any other, is in the history.
HISTORIES = {"all emotions alike": (1, 1), "six times as many neutral": (7, 1), "neutral alone": (1, 0)}


def correct(p: np.ndarray, arousal: np.ndarray, truth: np.ndarray, place: np.ndarray, counts: tuple[int, int]) -> tuple[np.ndarray, np.ndarray]:
    """p [N,7] probabilities and arousal [N], with the clips of each `place` (a speaker) held against its history of them."""
    corrected, moved = p.copy(), arousal.copy()
    for one in np.unique(place):
        mine = place == one
        weight = np.where(truth == 0, *counts) * mine
        if not weight.any():
            continue
        mean = (p * weight[:, None]).sum(0) / weight.sum()
        corrected[mine] *= np.clip(EXPECTED / mean, 1 / LOSS, GAIN)
        moved[mine] -= np.clip((arousal * weight).sum() / weight.sum() - MIDDLE, -SHIFT, SHIFT)
    return corrected / corrected.sum(1, keepdims=True), moved.clip(0, 1)
