"""The expression network: a small residual network, 48 px grey in, seven logits and an embedding out."""

from __future__ import annotations

import torch
from torch import Tensor, nn

LABELS = ["Neutral", "Happiness", "Surprise", "Sadness", "Anger", "Disgust", "Fear"]
SIZE = 48
EMBEDDING = 192

# Grey 0..255 becomes (x - MEAN) / STD outside the graph, the same as (x/255 - 0.5) / 0.25.
MEAN = 127.5
STD = 63.75


def convolution(inputs: int, outputs: int, kernel: int, stride: int = 1, act: bool = True) -> nn.Sequential:
    layers: list[nn.Module] = [
        nn.Conv2d(inputs, outputs, kernel, stride, kernel // 2, bias=False),
        nn.BatchNorm2d(outputs),
    ]
    if act:
        layers.append(nn.ReLU(inplace=True))
    return nn.Sequential(*layers)


class Residual(nn.Module):
    """Two 3x3 convolutions beside a shortcut (1x1 where the shapes differ)."""

    def __init__(self, inputs: int, outputs: int, stride: int) -> None:
        super().__init__()
        self.first = convolution(inputs, outputs, 3, stride)
        self.second = convolution(outputs, outputs, 3, act=False)
        same = stride == 1 and inputs == outputs
        self.shortcut = nn.Identity() if same else convolution(inputs, outputs, 1, stride, act=False)

    def forward(self, x: Tensor) -> Tensor:
        return torch.relu(self.second(self.first(x)) + self.shortcut(x))


class ExpressionNet(nn.Module):
    """`face` [N,1,48,48] -> `logits` [N,7], `embedding` [N,192].

    blocks: (channels, stride) of each residual block, after a stem that halves the map.
    """

    def __init__(
        self,
        stem: int = 32,
        blocks: tuple[tuple[int, int], ...] = ((32, 1), (64, 2), (64, 1), (128, 2), (128, 1), (EMBEDDING, 2)),
        dropout: float = 0.1,
    ) -> None:
        super().__init__()
        layers: list[nn.Module] = [convolution(1, stem, 3, 2)]
        width = stem
        for channels, stride in blocks:
            layers.append(Residual(width, channels, stride))
            width = channels
        self.features = nn.Sequential(*layers)
        self.pool = nn.AdaptiveAvgPool2d(1)
        self.dropout = nn.Dropout(dropout)
        self.head = nn.Linear(width, len(LABELS))

    def forward(self, face: Tensor) -> tuple[Tensor, Tensor]:
        embedding = self.pool(self.features(face)).flatten(1)
        return self.head(self.dropout(embedding)), embedding


def multiply_adds(model: nn.Module) -> int:
    """Multiply-adds for one face."""
    total = 0

    def count(layer: nn.Module, _: tuple[Tensor, ...], output: Tensor) -> None:
        nonlocal total
        if isinstance(layer, nn.Conv2d):
            total += layer.weight[0].numel() * output[0].numel()
        elif isinstance(layer, nn.Linear):
            total += layer.weight.numel()

    handles = [m.register_forward_hook(count) for m in model.modules() if isinstance(m, (nn.Conv2d, nn.Linear))]
    training = model.training
    model.eval()
    with torch.no_grad():
        model(torch.zeros(1, 1, SIZE, SIZE))
    model.train(training)
    for handle in handles:
        handle.remove()
    return total
