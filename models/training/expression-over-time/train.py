"""Trains the model over time on sequences put together from training faces."""

from __future__ import annotations

import numpy as np
import torch
import torch.nn.functional as F

from features import Looks
from over_time import ExpressionOverTime


def tensors(looks: Looks) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    return torch.from_numpy(looks.scores), torch.from_numpy(looks.embedding), torch.from_numpy(looks.elapsed)


def probabilities(model: ExpressionOverTime, looks: Looks) -> np.ndarray:
    model.eval()
    with torch.no_grad():
        return F.softmax(model.whole(*tensors(looks)), 2).numpy()


def train(looks: Looks, epochs: int, seed: int, batch: int = 64, rate: float = 2e-3) -> ExpressionOverTime:
    """Cross-entropy against what the faces shown were voted to be; one cycle of a cosine."""
    torch.manual_seed(seed)
    random = np.random.default_rng(seed)
    scores, embedding, elapsed = tensors(looks)
    targets = torch.from_numpy(looks.targets)
    model = ExpressionOverTime(embedding.shape[2])
    model.mean.copy_(embedding.mean((0, 1)))
    model.deviation.copy_(embedding.std((0, 1)) + 1e-3)
    optimizer = torch.optim.AdamW(model.parameters(), lr=rate, weight_decay=0.01)
    steps = epochs * (len(scores) // batch)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, rate, total_steps=steps, pct_start=0.1)
    for epoch in range(epochs):
        order, losses = random.permutation(len(scores)), []
        model.train()
        for start in range(0, len(order) - batch + 1, batch):
            chosen = torch.from_numpy(order[start : start + batch])
            # Embeddings are noised: their finer values differ between int8 and fp32.
            noise = 0.1 * model.deviation * torch.randn_like(embedding[chosen])
            logits = model.whole(scores[chosen], embedding[chosen] + noise, elapsed[chosen])
            loss = F.cross_entropy(logits.flatten(0, 1), targets[chosen].flatten(0, 1))
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            losses.append(loss.item())
        print(f"epoch {epoch + 1} loss {np.mean(losses):.4f}", flush=True)
    return model
