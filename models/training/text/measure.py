"""What a network answers and how good that is."""

from __future__ import annotations

import numpy as np
import torch

import data


@torch.inference_mode()
def logits(model: torch.nn.Module, tokenizer, texts: list[str], tokens: int = 4000) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Logits [N, 7], embeddings [N, 384] and valences [N] of texts, in float32."""
    ids = [encoding.ids for encoding in tokenizer.encode_batch(texts)]
    found = (np.zeros((len(ids), 7), np.float32), np.zeros((len(ids), 384), np.float32), np.zeros(len(ids), np.float32))
    with torch.cpu.amp.autocast(dtype=torch.bfloat16):
        for places in data.batches(ids, tokens, np.random.default_rng(0), chunk=1 << 20):
            for out, value in zip(found, model(*data.pad([ids[i] for i in places]))):
                out[places] = value.float().numpy()
    return found


def softmax(logits: np.ndarray) -> np.ndarray:
    shifted = np.exp(logits - logits.max(-1, keepdims=True))
    return shifted / shifted.sum(-1, keepdims=True)


def calibration_error(confidence: np.ndarray, right: np.ndarray, bins: int = 15) -> float:
    """Expected calibration error over equal-width bins (Guo et al., ICML 2017)."""
    place = np.minimum((confidence * bins).astype(int), bins - 1)
    return float(sum(abs(confidence[place == b].mean() - right[place == b].mean()) * (place == b).mean() for b in np.unique(place)))


def scores(logits: np.ndarray, labels: np.ndarray) -> dict:
    """Accuracy, recall and F1 over the labels that the rows have, calibration error, and what the majority class scores."""
    p = softmax(logits)
    guess, present = p.argmax(1), np.unique(labels)
    recall = {data.LABELS[c]: float((guess[labels == c] == c).mean()) for c in present}
    f1 = {data.LABELS[c]: float(2 * ((guess == c) & (labels == c)).sum() / max(1, (guess == c).sum() + (labels == c).sum())) for c in present}
    majority = np.bincount(labels).argmax()
    share = float((labels == majority).mean())
    return {
        "rows": len(labels), "accuracy": float((guess == labels).mean()), "macroF1": float(np.mean(list(f1.values()))),
        "meanRecall": float(np.mean(list(recall.values()))), "ece": calibration_error(p.max(1), guess == labels),
        "logLoss": float(-np.log(np.maximum(p[np.arange(len(labels)), labels], 1e-12)).mean()),
        "recall": recall, "f1": f1, "majority": data.LABELS[majority], "majorityAccuracy": share,
        "majorityMacroF1": float(2 * share / (1 + share) / len(present)),
    }
