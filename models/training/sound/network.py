"""The network: a CNN over log-mel, attention pooling over time. No recurrence, so that all of it can be int8."""

from __future__ import annotations

import pathlib
import sys

import torch
from torch import Tensor, nn

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "speech"))
import frontend  # noqa: E402

from kinds import KINDS

FRAMES = 192  # of a window
WINDOW = frontend.N_FFT + frontend.HOP * (FRAMES - 1)  # samples: 1.94 s


def _conv(inputs: int, outputs: int, size: int, stride: tuple[int, int]) -> nn.Sequential:
    return nn.Sequential(nn.Conv2d(inputs, outputs, size, stride, size // 2, bias=False),
                         nn.BatchNorm2d(outputs), nn.ReLU(inplace=True))


class SoundNet(nn.Module):
    """features [N, 192, 64] (frontend.window_features) -> logits [N, 7] in the order of KINDS."""

    def __init__(self, width: int = 128, dropout: float = 0.25):
        super().__init__()
        self.convolutions = nn.Sequential(
            _conv(1, 24, 5, (2, 2)), _conv(24, 32, 3, (1, 2)), _conv(32, 48, 3, (2, 2)), nn.Dropout2d(dropout / 4),
            _conv(48, 80, 3, (1, 2)), nn.Dropout2d(dropout / 4), _conv(80, 128, 3, (2, 2)), nn.Dropout2d(dropout / 2))
        self.joined = nn.Sequential(nn.Conv1d(128 * 2, width, 1, bias=False), nn.BatchNorm1d(width), nn.ReLU(inplace=True))
        self.context = nn.Sequential(nn.Conv1d(width, width, 3, padding=1, bias=False), nn.BatchNorm1d(width), nn.ReLU(inplace=True))
        self.attention = nn.Conv1d(width, 1, 1)
        self.embed = nn.Sequential(nn.Dropout(dropout), nn.Linear(3 * width, 48), nn.ReLU(inplace=True), nn.Dropout(dropout))
        self.classify = nn.Linear(48, len(KINDS))

    def forward(self, features: Tensor) -> Tensor:
        maps = self.convolutions((features / 4).unsqueeze(1).contiguous(memory_format=torch.channels_last))  # [N, 128, 24, 2]
        steps = self.joined(maps.permute(0, 1, 3, 2).flatten(1, 2))                                      # [N, 128, 24]
        steps = (steps + self.context(steps)).float()
        weight = torch.softmax(self.attention(steps).float(), 2)
        mean = (weight * steps).sum(2)
        deviation = torch.sqrt((weight * (steps - mean.unsqueeze(2)) ** 2).sum(2).clamp(min=1e-5))
        return self.classify(self.embed(torch.cat([mean, deviation, steps.amax(2)], 1))).float()
