"""How common each emotion is in a kind of text, and what the network says once that is reckoned in."""

from __future__ import annotations

import numpy as np
from scipy.special import log_softmax, logsumexp


def shares(priors: np.ndarray, common: float = 0.05) -> np.ndarray:
    """The table that ships [sources, 7]: each register's prior, with a small part that is common to all.

    The common part keeps an emotion possible in a kind of text whose source has no row of it.
    """
    return (1 - common) * priors + common * priors.mean(0, keepdims=True)


def with_prior(logits: np.ndarray, register: np.ndarray, table: np.ndarray, tau: float) -> np.ndarray:
    """Log probabilities [N, 7]: the mean of what the answer would be for each register, by how much the text is like it.

    logits [N, 7] free of priors, register [N, sources] log probabilities, table [sources, 7] the registers' shares.
    """
    return logsumexp(register[:, :, None] + log_softmax(logits[:, None] + tau * np.log(table), 2), 1)
