"""A linear discriminant on means and spreads of the features over the clip: the floor that the network has to beat, and a
second opinion that is averaged into its logits."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor, nn

import data
import frontend
import labels

SHRINKAGE = 0.3
LOUD = -3.0  # a frame's mean log-mel, against that of the active frames
VOICED = 0.5
LONGEST_STEP = 0.25  # octaves from frame to frame; more is an error of the pitch, not a voice
FUNCTIONALS = 3 * frontend.BANDS + 9


def functionals(features: Tensor) -> Tensor:
    """Of clips [N, T, 112]: mean, deviation and mean step of every band, and 9 numbers of the contours. [N, 201]."""
    mel, pitch = features.split((frontend.BANDS, frontend.PITCHES), 2)
    loud = (mel.mean(2) > LOUD).float()
    both = loud[:, 1:] * loud[:, :-1]
    mean = _mean(mel, loud[..., None])
    deviation = torch.sqrt(_mean((mel - mean[:, None]) ** 2, loud[..., None]) + 1e-6)
    change = _mean((mel[:, 1:] - mel[:, :-1]).abs(), both[..., None])

    height, voicing = pitch.argmax(2).float() / frontend.PITCHES_PER_OCTAVE, pitch.amax(2)
    voiced = (voicing > VOICED).float() * loud
    middle = _mean(height, voiced)
    above, below = torch.relu(height - middle[:, None]), torch.relu(middle[:, None] - height)
    steps = height[:, 1:] - height[:, :-1]
    smooth = voiced[:, 1:] * voiced[:, :-1] * (steps.abs() < LONGEST_STEP).float()
    contours = [middle, torch.sqrt(_mean(above ** 2, voiced) + 1e-6), torch.sqrt(_mean(below ** 2, voiced) + 1e-6),
                _mean(steps.abs(), smooth), _mean(steps, smooth), voicing.mean(1), voiced.mean(1), loud.mean(1),
                torch.log(torch.ones_like(voiced).sum(1))]
    return torch.cat([mean, deviation, change, torch.stack(contours, 1)], 1)


def _mean(values: Tensor, weight: Tensor) -> Tensor:
    """Weighted mean over time; about 0 where nothing has weight."""
    return (values * weight).sum(1) / (weight.sum(1) + 1e-3)


def without_corpora(inputs: np.ndarray, classes: np.ndarray, corpora: np.ndarray) -> np.ndarray:
    """Inputs [N, F] less what goes with the corpus and not with the class: effects of a two-way additive model."""
    columns = [np.eye(len(labels.LABELS))[classes], (corpora[:, None] == np.unique(corpora)).astype(np.float64)]
    effects = np.linalg.lstsq(np.concatenate(columns, 1), inputs, rcond=None)[0][len(labels.LABELS):]
    return inputs - columns[1] @ (effects - effects.mean(0))


class Discriminant(nn.Module):
    """Fisher's linear discriminant with even priors: features [N, T, 112] -> logits [N, 7].

    It compares the classes within each corpus. Otherwise a class that few corpora have is told by their microphones.
    """

    def __init__(self):
        super().__init__()
        self.register_buffer("weights", torch.zeros(FUNCTIONALS, len(labels.LABELS)))
        self.register_buffer("offsets", torch.zeros(len(labels.LABELS)))

    def forward(self, features: Tensor) -> Tensor:
        # A product and a sum in place of a matrix product, which would be quantised.
        return (functionals(features)[..., None] * self.weights).sum(1) + self.offsets

    def fit(self, corpus: data.Corpus, clips: list[dict]) -> None:
        """On the clips and on their distorted copies: fitted on clean clips alone it harms the network on all other microphones."""
        copies = [(clip, copy) for clip in clips if clip["class"] is not None for copy in range(len(clip["start"]))]
        classes = np.array([clip["class"] for clip, _ in copies])
        with torch.inference_mode():
            inputs = np.concatenate([functionals(torch.from_numpy(corpus.features(clip, copy=copy))[None]).numpy()
                                     for clip, copy in copies]).astype(np.float64)
        centre, spread = inputs.mean(0), inputs.std(0) + 1e-6
        inputs = without_corpora((inputs - centre) / spread, classes, np.array([clip["source"] for clip, _ in copies]))
        means = np.stack([inputs[classes == c].mean(0) for c in range(len(labels.LABELS))])
        within = np.cov((inputs - means[classes]).T)
        within = (1 - SHRINKAGE) * within + SHRINKAGE * np.trace(within) / len(within) * np.eye(len(within))
        weights = np.linalg.solve(within, means.T)
        offsets = -0.5 * (means.T * weights).sum(0)
        weights /= spread[:, None]
        self.weights.copy_(torch.from_numpy(weights))
        self.offsets.copy_(torch.from_numpy(offsets - centre @ weights))
