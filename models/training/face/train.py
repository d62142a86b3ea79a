"""Trains the expression network on the votes of FER+ and on portraits, and leaves the averaged weights in a checkpoint."""

from __future__ import annotations

import argparse
import copy
import json
import math
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

import data
import portraits
from model import LABELS, ExpressionNet, multiply_adds

def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with ferplus.zip")
    parser.add_argument("--portraits", type=Path, help="what portraits.prepare left; without it, FER+ alone")
    parser.add_argument("--work", type=Path, required=True, help="folder for checkpoints")
    parser.add_argument("--epochs", type=int, default=24)
    parser.add_argument("--minutes", type=float, default=0, help="end the schedule by then, even if epochs are left (0: no limit)")
    parser.add_argument("--batch", type=int, default=64)
    parser.add_argument("--rate", type=float, default=3e-3)
    parser.add_argument("--decay", type=float, default=0.05)
    parser.add_argument("--average", type=float, default=0.996, help="EMA of the weights, per step")
    parser.add_argument("--start", type=Path, help="go on from the averaged weights of this checkpoint, with a fresh schedule")
    parser.add_argument("--seed", type=int, default=7)
    return parser.parse_args()


def predict(model: ExpressionNet, faces: np.ndarray, batch: int = 256) -> np.ndarray:
    model.eval()
    with torch.no_grad():
        parts = [model(torch.from_numpy(data.scale(faces[i : i + batch])))[0].numpy() for i in range(0, len(faces), batch)]
    return np.concatenate(parts)


def score(logits: np.ndarray, labels: np.ndarray) -> tuple[float, list[float]]:
    """Accuracy and the recall of each class."""
    right = logits.argmax(1) == labels
    return float(right.mean()), [float(right[labels == c].mean()) for c in range(len(LABELS))]


def optimizer_for(model: ExpressionNet, rate: float, decay: float) -> torch.optim.AdamW:
    """Weight decay on weights only, not on biases nor batch norm."""
    decayed = [p for p in model.parameters() if p.ndim > 1]
    others = [p for p in model.parameters() if p.ndim <= 1]
    return torch.optim.AdamW([{"params": decayed, "weight_decay": decay}, {"params": others, "weight_decay": 0.0}], lr=rate)


def average_into(average: ExpressionNet, model: ExpressionNet, keep: float) -> None:
    with torch.no_grad():
        for a, b in zip(average.state_dict().values(), model.state_dict().values()):
            if a.dtype.is_floating_point:
                a.mul_(keep).add_(b, alpha=1 - keep)
            else:
                a.copy_(b)


def main() -> None:
    args = arguments()
    args.work.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(args.seed)
    torch.set_flush_denormal(True)
    random = np.random.default_rng(args.seed)

    faces, targets, weights = data.training_set(args.data / "ferplus.zip")
    valid_faces, valid_labels = data.validation_set(args.data / "ferplus.zip")
    sampler = None
    if args.portraits:
        people = portraits.load(args.portraits)
        sampler = data.PortraitSampler(people, random)
        held_back = np.flatnonzero(people.held_back)
        portrait_faces, portrait_labels = people.cut(held_back, portraits.USUAL_ALIGNMENT), people.labels[held_back]
    model, log = ExpressionNet(), []
    if args.start:
        before = torch.load(args.start, map_location="cpu")
        model.load_state_dict(before["model"])
        log = before["log"]
    model = model.to(memory_format=torch.channels_last)
    average = copy.deepcopy(model)
    optimizer = optimizer_for(model, args.rate, args.decay)
    steps = args.epochs * int(len(faces) / (args.batch - (args.batch // 3 if sampler else 0)))
    print(f"train {len(faces)} valid {len(valid_faces)} portraits {len(sampler.labels) if sampler else 0} parameters {sum(p.numel() for p in model.parameters())} "
          f"multiply-adds {multiply_adds(model)} steps {steps}", flush=True)

    started, step, progress = time.monotonic(), 0, 0.0
    for epoch in range(args.epochs):
        model.train()
        losses = []
        for x, y in data.batches(faces, targets, weights, args.batch, random, sampler):
            progress = step / steps
            if args.minutes > 0:
                progress = max(progress, (time.monotonic() - started) / 60 / args.minutes)
            if progress >= 1:
                break
            rate = args.rate * min(1.0, (step + 1) / 300) * (0.01 + 0.99 * 0.5 * (1 + math.cos(math.pi * progress)))
            for group in optimizer.param_groups:
                group["lr"] = rate
            logits, _ = model(torch.from_numpy(x).contiguous(memory_format=torch.channels_last))
            loss = F.cross_entropy(logits, torch.from_numpy(y))
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 2.0)
            optimizer.step()
            # A short memory at first, so that the average does not drag the random start along.
            average_into(average, model, min(args.average, (1 + step) / (10 + step)))
            losses.append(loss.item())
            step += 1
        accuracy, recall = score(predict(average, valid_faces), valid_labels)
        minutes = (time.monotonic() - started) / 60
        log.append({"epoch": epoch + 1, "step": step, "rate": round(rate, 6), "minutes": round(minutes, 2), "loss": float(np.mean(losses or [math.nan])),
                    "accuracy": accuracy, "meanRecall": float(np.mean(recall)), "recall": recall})
        if sampler:
            log[-1]["portraitAccuracy"], log[-1]["portraitRecall"] = score(predict(average, portrait_faces), portrait_labels)
        print(f"epoch {epoch + 1} step {step} {minutes:.1f} min loss {log[-1]['loss']:.4f} accuracy {accuracy:.4f} "
              f"mean recall {log[-1]['meanRecall']:.4f} | " + " ".join(f"{r:.2f}" for r in recall)
              + (f" | portraits {log[-1]['portraitAccuracy']:.4f} | " + " ".join(f"{r:.2f}" for r in log[-1]["portraitRecall"]) if sampler else ""), flush=True)
        torch.save({"model": average.state_dict(), "args": {k: str(v) for k, v in vars(args).items()}, "log": log}, args.work / "last.pt")
        (args.work / "log.json").write_text(json.dumps(log, indent=1))
        if progress >= 1:
            break


if __name__ == "__main__":
    main()
