"""The network: a small CNN over log-mel, a bidirectional GRU over time, attention pooling, two heads."""

from __future__ import annotations

import torch
from torch import Tensor, nn

EMBEDDING = 128


def _conv(inputs: int, outputs: int, size: int, stride: tuple[int, int]) -> nn.Sequential:
    return nn.Sequential(nn.Conv2d(inputs, outputs, size, stride, size // 2, bias=False),
                         nn.BatchNorm2d(outputs), nn.ReLU(inplace=True))


class SpeechCrnn(nn.Module):
    """logmel [N, T, 64] (frontend.py's features) -> logits [N, 7], embedding [N, 128], affect [N, 2] (valence -1..1,
    arousal 0..1). `frames` [N] says how many frames of each row are real; None: all."""

    def __init__(self, classes: int = 7, hidden: int = 64, dropout: float = 0.2):
        super().__init__()
        self.convolutions = nn.Sequential(
            _conv(1, 24, 5, (2, 2)), _conv(24, 32, 3, (1, 2)), _conv(32, 48, 3, (2, 2)),
            _conv(48, 64, 3, (1, 2)), _conv(64, 96, 3, (1, 2)))
        self.bottleneck = nn.Sequential(nn.Linear(2 * 96, 128), nn.ReLU(inplace=True), nn.Dropout(dropout / 2))
        self.gru = nn.GRU(128, hidden, batch_first=True, bidirectional=True)
        self.attention = nn.Sequential(nn.Linear(2 * hidden, 64), nn.Tanh(), nn.Linear(64, 1))
        self.pooled = nn.Sequential(nn.LayerNorm(6 * hidden), nn.Dropout(dropout))
        self.embed = nn.Sequential(nn.Linear(6 * hidden, EMBEDDING), nn.ReLU(inplace=True))
        self.dropout = nn.Dropout(dropout)
        self.classify = nn.Linear(EMBEDDING, classes)
        self.affect = nn.Linear(EMBEDDING, 2)

    def forward(self, logmel: Tensor, frames: Tensor | None = None) -> tuple[Tensor, Tensor, Tensor]:
        maps = self.convolutions(logmel.unsqueeze(1))                      # [N, 96, T/4, 2]
        steps = self.bottleneck(maps.permute(0, 2, 1, 3).flatten(2))       # [N, T/4, 128]
        steps, _ = self.gru(steps)                                         # [N, T/4, 128]
        score = self.attention(steps)                                      # [N, T/4, 1]
        highest = steps
        if frames is not None:
            past = torch.arange(steps.shape[1]) >= (frames[:, None] + 3) // 4
            score = score.masked_fill(past[..., None], -1e4)
            highest = steps.masked_fill(past[..., None], -1e4)
        weight = torch.softmax(score, 1)
        mean = (weight * steps).sum(1)
        deviation = torch.sqrt(((weight * (steps - mean.unsqueeze(1)) ** 2).sum(1)).clamp(min=1e-5))
        embedding = self.embed(self.pooled(torch.cat([mean, deviation, highest.amax(1)], 1)))
        hidden = self.dropout(embedding)
        affect = self.affect(hidden)
        affect = torch.cat([torch.tanh(affect[:, :1]), torch.sigmoid(affect[:, 1:])], 1)
        return self.classify(hidden), embedding, affect
