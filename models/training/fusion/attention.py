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
        self.lengths = [lengths[name] for name in SENSES]
        self.register_buffer("mean", torch.zeros(sum(self.lengths)))
        self.register_buffer("deviation", torch.ones(sum(self.lengths)))
        self.project = nn.ModuleList(nn.Linear(length, WIDTH) for length in self.lengths)
        self.own = nn.Linear(len(LABELS), WIDTH)
        self.state = nn.Linear(3, WIDTH, bias=False)
        self.sense = nn.Parameter(torch.randn(len(SENSES), WIDTH) * 0.1)
        self.normal = nn.LayerNorm(WIDTH)
        self.mix = Mixing()
        self.pool = nn.Sequential(nn.Linear(WIDTH, WIDTH), nn.Tanh(), nn.Linear(WIDTH, 1, bias=False))
        self.trust = nn.Linear(WIDTH, 1)
        self.correct = nn.Linear(WIDTH, len(LABELS))
        self.dropout = nn.Dropout(0.2)
        self.register_buffer("temperature", torch.ones(len(SENSES), 1))
        self.register_buffer("several", torch.tensor([[0.0], [1.0], [1.0]]))
        for layer in (self.trust, self.correct):
            nn.init.zeros_(layer.weight)
            nn.init.zeros_(layer.bias)
        nn.init.constant_(self.trust.bias, 0.5)

    def forward(self, face: Tensor, speech: Tensor, text: Tensor, scores: Tensor, quality: Tensor, age: Tensor, present: Tensor,
                embedded: Tensor) -> tuple[Tensor, Tensor]:
        # Most of the time of so small a network goes into the number of its steps, not into their size: hence one standardising
        # for all senses, and tokens as rows of a matrix, where a linear layer, its bias and its activation are one step.
        scores = scores.clamp(min=-8.0)
        standard = self.dropout(((torch.cat((face, speech, text), 1) - self.mean) / self.deviation).clamp(-5, 5))
        parts = [torch.tanh(project(part)) for project, part in zip(self.project, standard.split(self.lengths, 1))]
        made = torch.cat(parts, 1).view(-1, len(SENSES), WIDTH) * embedded.unsqueeze(2)
        state = torch.stack([quality, age, embedded], 2)
        tokens = self.normal(made + torch.relu(self.own(scores)) + self.state(state) + self.sense)
        absent = (present - 1) * 1e4
        tokens = self.mix(tokens.view(-1, WIDTH), absent)                                      # [N * 3, WIDTH]
        attention = torch.softmax(self.pool(tokens).view(-1, len(SENSES)) + absent, 1)
        shares = attention.unsqueeze(1)
        pooled = (shares @ tokens.view(-1, len(SENSES), WIDTH)).squeeze(1)
        evidence = (shares @ scores).squeeze(1)
        place = present.sum(1).long() - 1
        logits = nn.functional.softplus(self.trust(pooled)) * evidence + self.several[place] * self.correct(self.dropout(pooled))
        return logits / self.temperature[place], attention


class Mixing(nn.Module):
    """Multi-head self-attention and a feed-forward layer, each with a residual and a layer norm, over tokens [N * 3, WIDTH]."""

    def __init__(self) -> None:
        super().__init__()
        self.look, self.out = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)
        self.forth = nn.Sequential(nn.Linear(WIDTH, 2 * WIDTH), nn.ReLU(), nn.Linear(2 * WIDTH, WIDTH))
        self.first, self.second = nn.LayerNorm(WIDTH), nn.LayerNorm(WIDTH)

    def forward(self, tokens: Tensor, absent: Tensor) -> Tensor:
        looked = self.look(tokens).view(-1, len(SENSES), 3 * HEADS, WIDTH // HEADS).transpose(1, 2)
        queries, keys, values = looked.split(HEADS, 1)                                         # [N, HEADS, 3, WIDTH / HEADS]
        likeness = queries @ keys.transpose(2, 3) / (WIDTH // HEADS) ** 0.5
        found = torch.softmax(likeness + absent[:, None, None], 3) @ values
        tokens = self.first(tokens + self.out(found.transpose(1, 2).reshape(-1, WIDTH)))
        return self.second(tokens + self.forth(tokens))
