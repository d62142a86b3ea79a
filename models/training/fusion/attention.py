"""Early fusion: attention over what each sense's network made of what it saw, before the senses' own answers are averaged."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from items import LABELS, SENSES

WIDTH = 48
HEADS = 4


class AttentionFusion(nn.Module):
    """One token a sense, of its embedding, its own answer, its quality and age; a transformer encoder layer (Vaswani et al.
    2017) over the senses that are present; attention pooling (Ilse et al. 2018).

    `face` [N,F], `speech` [N,S], `text` [N,T] embeddings, `scores` [N,3,7] calibrated log probabilities, `quality` [N,3] 0..1,
    `age` [N,3] in half-lives, `present` and `embedded` [N,3] 0 or 1 -> `logits` [N,7], `attention` [N,3], which sums to one.

    The answer is the product of the senses' own answers, by attention, and a correction: untrained, it averages log
    probabilities. A sense alone is not corrected: its answer stays its own, only more or less sure. At least one must be present. `temperature` [3]: of the answers of one
    sense, two and three, fitted after training.
    """

    def __init__(self, lengths: dict[str, int]) -> None:
        super().__init__()
        for name in SENSES:
            self.register_buffer(f"{name}_mean", torch.zeros(lengths[name]))
            self.register_buffer(f"{name}_deviation", torch.ones(lengths[name]))
        self.project = nn.ModuleList(nn.Linear(lengths[name], WIDTH) for name in SENSES)
        self.own = nn.Linear(len(LABELS), WIDTH)
        self.state = nn.Linear(3, WIDTH)
        self.sense = nn.Parameter(torch.randn(len(SENSES), WIDTH) * 0.1)
        self.normal = nn.LayerNorm(WIDTH)
        self.mix = Mixing()
        self.pool = nn.Sequential(nn.Linear(WIDTH, WIDTH), nn.Tanh(), nn.Linear(WIDTH, 1))
        self.trust = nn.Linear(WIDTH, 1)
        self.correct = nn.Linear(WIDTH, len(LABELS))
        self.dropout = nn.Dropout(0.2)
        self.register_buffer("temperature", torch.ones(len(SENSES)))
        for layer in (self.trust, self.correct):
            nn.init.zeros_(layer.weight)
            nn.init.zeros_(layer.bias)
        nn.init.constant_(self.trust.bias, 0.5)

    def forward(self, face: Tensor, speech: Tensor, text: Tensor, scores: Tensor, quality: Tensor, age: Tensor, present: Tensor,
                embedded: Tensor) -> tuple[Tensor, Tensor]:
        scores = scores.clamp(min=-8.0)
        parts = []
        for i, (name, embedding) in enumerate(zip(SENSES, (face, speech, text))):
            standard = (embedding - getattr(self, f"{name}_mean")) / getattr(self, f"{name}_deviation")
            parts.append(torch.tanh(self.project[i](self.dropout(standard.clamp(-5, 5)))) * embedded[:, i : i + 1])
        state = torch.stack([quality, age / 3, embedded], 2)
        tokens = self.normal(torch.stack(parts, 1) + torch.relu(self.own(scores)) + self.state(state) + self.sense)
        tokens = self.mix(tokens, present)                                                     # [N, 3, WIDTH]
        weight = self.pool(tokens).squeeze(2).masked_fill(present < 0.5, -1e4)
        attention = torch.softmax(weight, 1)
        pooled = (attention.unsqueeze(2) * tokens).sum(1)
        trust = nn.functional.softplus(self.trust(pooled))
        count = present.sum(1, keepdim=True)
        several = (count > 1.5).to(scores.dtype)
        logits = trust * (attention.unsqueeze(2) * scores).sum(1) + several * self.correct(self.dropout(pooled))
        of_count = (count - torch.arange(1.0, len(SENSES) + 1)).abs() < 0.5
        return logits / (of_count * self.temperature).sum(1, keepdim=True), attention


class Mixing(nn.Module):
    """Multi-head self-attention and a feed-forward layer, each with a residual and a layer norm, over tokens [N,3,WIDTH]."""

    def __init__(self) -> None:
        super().__init__()
        self.queries, self.keys, self.values, self.out = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.forth = nn.Sequential(nn.Linear(WIDTH, 2 * WIDTH), nn.ReLU(), nn.Linear(2 * WIDTH, WIDTH))
        self.first, self.second = nn.LayerNorm(WIDTH), nn.LayerNorm(WIDTH)

    def forward(self, tokens: Tensor, present: Tensor) -> Tensor:
        heads = lambda x: x.reshape(-1, len(SENSES), HEADS, WIDTH // HEADS).transpose(1, 2)
        likeness = heads(self.queries(tokens)) @ heads(self.keys(tokens)).transpose(2, 3) / (WIDTH // HEADS) ** 0.5
        looked = torch.softmax(likeness.masked_fill(present[:, None, None] < 0.5, -1e4), 3)
        found = (looked @ heads(self.values(tokens))).transpose(1, 2).reshape(-1, len(SENSES), WIDTH)
        tokens = self.first(tokens + self.out(found))
        return self.second(tokens + self.forth(tokens))
