"""A second start: the residual network of dlib (D. King) that has learned to tell people apart, made to read expressions.

Start: `face_recognition_model` of npm `@vladmandic/face-api`: dlib's `face_recognition_resnet_model_v1` (public domain), a
ResNet-34 (He et al. 2016) with fewer layers and half the filters, trained on three million faces. It teaches only: neither it
nor any of its weights ships.
"""

from __future__ import annotations

import sys
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from model import LABELS, MEAN, STD

sys.path.append(str(Path(__file__).resolve().parents[1]))
import tfjs  # noqa: E402

NPM = {"name": "@vladmandic/face-api", "version": "1.7.15", "path": "model/face_recognition_model.json"}
SHA256 = "b413e420d6840b2775fba32008db6f3cddb07d485967fb42cfcf379c16a8c589"

# Red, green, blue: what the network's makers take off before they divide by 256 (face-api: by 255).
CHANNEL_MEANS = (122.782, 117.001, 104.298)

# Name in the package, channels, and whether the block halves the map.
BLOCKS = (
    ("conv32_1", 32, False), ("conv32_2", 32, False), ("conv32_3", 32, False),
    ("conv64_down", 64, True), ("conv64_1", 64, False), ("conv64_2", 64, False), ("conv64_3", 64, False),
    ("conv128_down", 128, True), ("conv128_1", 128, False), ("conv128_2", 128, False),
    ("conv256_down", 256, True), ("conv256_1", 256, False), ("conv256_2", 256, False), ("conv256_down_out", 256, True),
)
WIDTH = 256


class NormedConvolution(nn.Module):
    """A convolution and its batch norm. Maps that are halved are padded, which dlib does not: ours are smaller."""

    def __init__(self, inputs: int, outputs: int, kernel: int, stride: int = 1) -> None:
        super().__init__()
        self.conv = nn.Conv2d(inputs, outputs, kernel, stride, kernel // 2, bias=False)
        self.norm = nn.BatchNorm2d(outputs)

    def forward(self, x: Tensor) -> Tensor:
        return self.norm(self.conv(x))


class Block(nn.Module):
    """Two convolutions beside a shortcut; where the map is halved the shortcut is its mean over 2x2, and new channels begin at 0."""

    def __init__(self, inputs: int, outputs: int, halves: bool) -> None:
        super().__init__()
        self.halves, self.more = halves, outputs - inputs
        self.conv1 = NormedConvolution(inputs, outputs, 3, 2 if halves else 1)
        self.conv2 = NormedConvolution(outputs, outputs, 3)

    def forward(self, x: Tensor) -> Tensor:
        shortcut = F.avg_pool2d(x, 2, ceil_mode=True) if self.halves else x
        if self.more:
            shortcut = F.pad(shortcut, (0, 0, 0, 0, 0, self.more))
        return F.relu(self.conv2(F.relu(self.conv1(x), inplace=True)) + shortcut, inplace=True)


class DlibNet(nn.Module):
    """`face` [N,1,48,48], scaled as the student's -> `logits` [N,7], `embedding` [N,256]. side: what the face is enlarged to."""

    def __init__(self, side: int = 112, dropout: float = 0.3) -> None:
        super().__init__()
        self.side = side
        self.stem = NormedConvolution(1, 32, 7, 2)
        blocks, width = [], 32
        for _, channels, halves in BLOCKS:
            blocks.append(Block(width, channels, halves))
            width = channels
        self.blocks = nn.Sequential(*blocks)
        self.dropout = nn.Dropout(dropout)
        self.head = nn.Linear(WIDTH, len(LABELS))

    def enlarged(self, face: Tensor) -> Tensor:
        grey = F.interpolate(face, size=(self.side, self.side), mode="bilinear", align_corners=False) * STD + MEAN
        return ((grey - sum(CHANNEL_MEANS) / 3) / 255).contiguous(memory_format=torch.channels_last)

    def forward(self, face: Tensor) -> tuple[Tensor, Tensor]:
        x = F.max_pool2d(F.relu(self.stem(self.enlarged(face)), inplace=True), 3, 2, 1)
        embedding = self.blocks(x).mean((2, 3)).float()
        return self.head(self.dropout(embedding)), embedding


def find_weights(work: Path) -> Path:
    return tfjs.find(NPM, SHA256, work)


def pretrained(graph: Path, faces: Tensor, side: int) -> DlibNet:
    """The network with the stored weights. The package holds scale and shift of each batch norm but not its statistics; they
    are taken from `faces` [N,1,48,48] (200 are enough), so that the norm starts as that scale and shift and can learn again."""
    tensors, model = tfjs.read_tensors(graph), DlibNet(side).eval()

    def take(layer: NormedConvolution, name: str) -> None:
        kernel = torch.from_numpy(tensors[f"{name}/conv/filters"]).permute(3, 2, 0, 1)
        # A grey picture is the same in all three channels.
        layer.conv.weight.copy_(kernel if kernel.shape[1] == layer.conv.in_channels else kernel.sum(1, keepdim=True))
        scale, shift, bias = (torch.from_numpy(tensors[f"{name}/{part}"]) for part in ("scale/weights", "scale/biases", "conv/bias"))

        def settle(norm: nn.BatchNorm2d, given: tuple[Tensor]) -> None:
            mean, variance = given[0].mean((0, 2, 3)), given[0].var((0, 2, 3), unbiased=False).clamp_min(1e-5)
            norm.running_mean.copy_(mean)
            norm.running_var.copy_(variance)
            norm.weight.copy_(scale * torch.sqrt(variance + norm.eps))
            norm.bias.copy_(scale * (mean + bias) + shift)

        hooks.append(layer.norm.register_forward_pre_hook(settle))

    hooks: list = []
    with torch.no_grad():
        take(model.stem, "conv32_down")
        for (name, _, _), block in zip(BLOCKS, model.blocks):
            take(block.conv1, f"{name}/conv1")
            take(block.conv2, f"{name}/conv2")
        model(faces)
    for hook in hooks:
        hook.remove()
    return model
