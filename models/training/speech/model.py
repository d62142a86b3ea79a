"""The network: one CNN over log-mel and one over the pitch map, a bidirectional GRU over time, attention
pooling, two heads; and beside it a linear discriminant."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional as F

import frontend
from linear import Discriminant

EMBEDDING = 128
SECOND_OPINION = 0.4  # how much the discriminant's logits count, chosen by left-out corpora and distorted copies
STRIDE = 8  # frames to one step of the GRU


def _conv(inputs: int, outputs: int, size: int, stride: tuple[int, int]) -> nn.Sequential:
    return nn.Sequential(nn.Conv2d(inputs, outputs, size, stride, size // 2, bias=False),
                         nn.BatchNorm2d(outputs), nn.ReLU(inplace=True))


def prosody(logmel: Tensor, pitch: Tensor) -> Tensor:
    """Contours [N, T, 6]: pitch in octaves and its steps, weighted by voicing; voicing; level and its steps."""
    weight = torch.softmax(12 * pitch, 2)
    octaves = torch.arange(frontend.PITCHES, dtype=torch.float32) / frontend.PITCHES_PER_OCTAVE - 1.2
    height = (weight * octaves).sum(2)
    voicing = pitch.amax(2).clamp(min=0)
    level = logmel.mean(2) / 2
    rise = F.pad(height[:, 2:] - height[:, :-2], (1, 1)) * voicing * 4
    return torch.stack([height * voicing, voicing, rise.abs(), rise, level, F.pad(level[:, 2:] - level[:, :-2], (1, 1))], 2)


class SpeechCrnn(nn.Module):
    """features [N, T, 112] (frontend.py) -> logits [N, 7], embedding [N, 128], affect [N, 2] (valence -1..1, arousal
    0..1). `frames` [N] says how many frames of each row are real; None: all. Outside of training, the logits hold the
    linear discriminant's, too, which is fitted after the network."""

    def __init__(self, classes: int = 7, hidden: int = 64, dropout: float = 0.2):
        super().__init__()
        self.convolutions = nn.Sequential(
            _conv(1, 24, 5, (2, 2)), _conv(24, 32, 3, (2, 2)), _conv(32, 48, 3, (2, 2)),
            _conv(48, 64, 3, (1, 2)), _conv(64, 96, 3, (1, 2)))
        self.pitch_convolutions = nn.Sequential(_conv(1, 12, 5, (2, 2)), _conv(12, 24, 3, (2, 2)), _conv(24, 32, 3, (2, 2)))
        self.bottleneck = nn.Sequential(nn.Linear(2 * 96, 128), nn.ReLU(inplace=True), nn.Dropout(dropout / 2))
        self.pitch_bottleneck = nn.Sequential(nn.Linear(6 * 32, 48), nn.ReLU(inplace=True), nn.Dropout(dropout / 2))
        self.contours = nn.BatchNorm1d(6)
        self.gru = nn.GRU(128 + 48 + 6, hidden, batch_first=True, bidirectional=True)
        self.attention = nn.Sequential(nn.Linear(2 * hidden, 64), nn.Tanh(), nn.Linear(64, 1))
        self.pooled = nn.Sequential(nn.LayerNorm(6 * hidden), nn.Dropout(dropout))
        self.embed = nn.Sequential(nn.Linear(6 * hidden, EMBEDDING), nn.ReLU(inplace=True))
        self.dropout = nn.Dropout(dropout)
        self.classify = nn.Linear(EMBEDDING, classes)
        self.affect = nn.Linear(EMBEDDING, 2)
        self.second = Discriminant()

    def forward(self, features: Tensor, frames: Tensor | None = None) -> tuple[Tensor, Tensor, Tensor]:
        logmel, pitch = features.split((frontend.BANDS, frontend.PITCHES), 2)
        maps = self.convolutions(_image(logmel))                                     # [N, 96, T/8, 2]
        pitches = self.pitch_convolutions(_image(pitch))                             # [N, 32, T/8, 6]
        contours = prosody(logmel.float(), pitch.float()).transpose(1, 2)            # [N, 6, T]
        contours = F.pad(contours, (0, STRIDE - 1), mode="replicate")
        contours = self.contours(F.avg_pool1d(contours, STRIDE))                     # [N, 6, T/8]
        steps = torch.cat([self.bottleneck(maps.permute(0, 2, 1, 3).flatten(2)).float(),
                           self.pitch_bottleneck(pitches.permute(0, 2, 1, 3).flatten(2)).float(),
                           contours.transpose(1, 2)], 2)                             # [N, T/8, 182]
        steps = self.gru(steps)[0].float()                                           # [N, T/8, 128]
        score = self.attention(steps).float()                                        # [N, T/8, 1]
        highest = steps
        if frames is not None:
            past = torch.arange(steps.shape[1]) >= torch.div(frames[:, None] + STRIDE - 1, STRIDE, rounding_mode="floor")
            score = score.masked_fill(past[..., None], -1e4)
            highest = steps.masked_fill(past[..., None], -1e4)
        weight = torch.softmax(score, 1)
        mean = (weight * steps).sum(1)
        deviation = torch.sqrt(((weight * (steps - mean.unsqueeze(1)) ** 2).sum(1)).clamp(min=1e-5))
        embedding = self.embed(self.pooled(torch.cat([mean, deviation, highest.amax(1)], 1))).float()
        hidden = self.dropout(embedding)
        affect = self.affect(hidden).float()
        affect = torch.cat([torch.tanh(affect[:, :1]), torch.sigmoid(affect[:, 1:])], 1)
        logits = self.classify(hidden).float()
        return (logits if self.training else logits + SECOND_OPINION * self.second(features)), embedding, affect


def _image(rows: Tensor) -> Tensor:
    return rows.unsqueeze(1).contiguous(memory_format=torch.channels_last)
