"""The text encoder: BERT's architecture (Devlin et al., NAACL 2019) as MiniLM sizes it (Wang et al., NeurIPS 2020).

Hidden 384, 12 heads, intermediate 1536; six layers in the full profile, three in the small one. The mean of the last hidden
states, special tokens included, is the embedding; two linear heads read the seven emotions and the valence from it.
"""

from __future__ import annotations

import pathlib

import numpy as np
import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F

HIDDEN, HEADS, INTERMEDIATE, EPSILON = 384, 12, 1536, 1e-12
POSITIONS, CLASSES = 128, 7


class Dropout(nn.Module):
    """Dropout with its mask from random bytes: torch draws one number after the other, a seventh of the time of a step."""

    def __init__(self, share: float):
        super().__init__()
        self.cut = round(share * 256)
        self.random = np.random.default_rng(torch.initial_seed())

    def forward(self, x: Tensor) -> Tensor:
        if not self.training or self.cut == 0:
            return x
        drawn = torch.from_numpy(np.frombuffer(self.random.bytes(x.numel()), np.uint8).copy()).view(x.shape)
        return x * ((drawn >= self.cut).to(x.dtype) * (256 / (256 - self.cut)))


class Layer(nn.Module):
    def __init__(self, dropout: float):
        super().__init__()
        self.qkv = nn.Linear(HIDDEN, 3 * HIDDEN)
        self.out = nn.Linear(HIDDEN, HIDDEN)
        self.norm1 = nn.LayerNorm(HIDDEN, EPSILON)
        self.up = nn.Linear(HIDDEN, INTERMEDIATE)
        self.down = nn.Linear(INTERMEDIATE, HIDDEN)
        self.norm2 = nn.LayerNorm(HIDDEN, EPSILON)
        self.dropout = Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """x [N, T, 384], mask [N, 1, 1, T] added to the attention scores -> [N, T, 384]. Norms after the sums."""
        n, t, _ = x.shape
        q, k, v = self.qkv(x).view(n, t, 3, HEADS, HIDDEN // HEADS).permute(2, 0, 3, 1, 4).unbind(0)
        scores = (q * (HIDDEN // HEADS) ** -0.5) @ k.transpose(-1, -2)
        weights = self.dropout(torch.softmax(scores.float() + mask, -1)).to(v.dtype)
        mixed = (weights @ v).transpose(1, 2).reshape(n, t, HIDDEN)
        x = self.norm1(x + self.dropout(self.out(mixed)).float())
        return self.norm2(x + self.dropout(self.down(F.gelu(self.up(x)))).float())


class TextEncoder(nn.Module):
    """ids [N, T] and attention mask [N, T] (1 for tokens, 0 for padding) -> logits [N, 7], embedding [N, 384], valence [N]."""

    def __init__(self, vocabulary: int, layers: int = 6, dropout: float = 0.1):
        super().__init__()
        self.words = nn.Embedding(vocabulary, HIDDEN)
        self.positions = nn.Embedding(POSITIONS, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, EPSILON)
        self.dropout = Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(layers))
        self.emotion = nn.Linear(HIDDEN, CLASSES)
        self.valence = nn.Linear(HIDDEN, 1)
        for head in (self.emotion, self.valence):
            nn.init.normal_(head.weight, std=0.02)
            nn.init.zeros_(head.bias)

    def forward(self, ids: Tensor, attention: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        places = torch.arange(ids.shape[1], device=ids.device)
        x = self.dropout(self.norm(self.words(ids) + self.positions(places)))
        present = attention.to(x.dtype)
        mask = ((1 - present) * -1e4)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, mask)
        embedding = (x * present[:, :, None]).sum(1) / present.sum(1, keepdim=True)
        read = self.dropout(embedding)
        return self.emotion(read).float(), embedding, torch.tanh(self.valence(read).float()).squeeze(-1)


def load_minilm(folder: pathlib.Path, rows: list[int], layers: list[int], dropout: float = 0.1) -> TextEncoder:
    """MiniLM's weights: the embeddings of `rows` of its vocabulary, and `layers` of its six. Half weights become float.

    The one token type is added to the positions. The pooler is not used.
    """
    source = {name: tensor.float() for name, tensor in load_file(str(folder / "model.fp16.safetensors")).items()
              if tensor.is_floating_point()}
    model = TextEncoder(len(rows), len(layers), dropout)
    at = "embeddings."
    weights = {
        "words.weight": source[at + "word_embeddings.weight"][rows],
        "positions.weight": source[at + "position_embeddings.weight"][:POSITIONS] + source[at + "token_type_embeddings.weight"][0],
        "norm.weight": source[at + "LayerNorm.weight"], "norm.bias": source[at + "LayerNorm.bias"],
    }
    parts = {"out": "attention.output.dense", "norm1": "attention.output.LayerNorm", "up": "intermediate.dense",
             "down": "output.dense", "norm2": "output.LayerNorm"}
    for place, layer in enumerate(layers):
        theirs, ours = f"encoder.layer.{layer}.", f"layers.{place}."
        for kind in ("weight", "bias"):
            weights[f"{ours}qkv.{kind}"] = torch.cat(
                [source[f"{theirs}attention.self.{name}.{kind}"] for name in ("query", "key", "value")])
            weights |= {f"{ours}{name}.{kind}": source[f"{theirs}{part}.{kind}"] for name, part in parts.items()}
    missing, unexpected = model.load_state_dict(weights, strict=False)
    assert not unexpected and all(name.split(".")[0] in ("emotion", "valence") for name in missing), (missing, unexpected)
    return model
