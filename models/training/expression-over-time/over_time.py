"""The model over time: a gated recurrent unit (Cho et al. 2014) over what the expression network makes of each look at a face."""

from __future__ import annotations

import torch
from torch import Tensor, nn

STATE = 64
PROJECTED = 32
LABEL_COUNT = 7


class ExpressionOverTime(nn.Module):
    """`scores` [N,7] calibrated log probabilities of this look, `embedding` [N,E], `elapsed` [N,1] seconds since the look
    before (0 at the first), `state` [N,64] (zeros at first) -> `logits` [N,7], `next` [N,64] the state for the next look.

    The answer is the look's own scores, corrected by what is remembered: an untrained model says what the look says.
    """

    def __init__(self, embedding: int) -> None:
        super().__init__()
        self.register_buffer("mean", torch.zeros(embedding))
        self.register_buffer("deviation", torch.ones(embedding))
        self.project = nn.Linear(embedding, PROJECTED)
        self.cell = nn.GRUCell(LABEL_COUNT + PROJECTED + 1, STATE)
        self.trust = nn.Linear(STATE, 1)
        self.answer = nn.Linear(STATE, LABEL_COUNT)
        nn.init.zeros_(self.trust.weight)
        nn.init.constant_(self.trust.bias, 2.0)
        nn.init.zeros_(self.answer.weight)
        nn.init.zeros_(self.answer.bias)

    def forward(self, scores: Tensor, embedding: Tensor, elapsed: Tensor, state: Tensor) -> tuple[Tensor, Tensor]:
        own = scores.clamp(min=-8.0)
        look = torch.tanh(self.project((embedding - self.mean) / self.deviation))
        remembered = self.cell(torch.cat([own, look, torch.log1p(10 * elapsed.clamp(max=5.0))], 1), state)
        return torch.sigmoid(self.trust(remembered)) * own + self.answer(remembered), remembered

    def whole(self, scores: Tensor, embedding: Tensor, elapsed: Tensor) -> Tensor:
        """Whole sequences [S,T,...] -> logits [S,T,7]."""
        state, answers = scores.new_zeros(len(scores), STATE), []
        for t in range(scores.shape[1]):
            logits, state = self(scores[:, t], embedding[:, t], elapsed[:, t, None], state)
            answers.append(logits)
        return torch.stack(answers, 1)
