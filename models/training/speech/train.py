"""Step 2: trains the network on prepare.py's features and scores it on speakers it never heard.

Writes checkpoint.pt (averaged weights) and dev.npz (logits, affect, the discriminant's logits, clips) under --out.
With --leave-out CORPUS the corpus is not trained on, and the scores are on all of its clips.
"""

from __future__ import annotations

import argparse
import copy
import json
import math
import pathlib
import time

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

import data
import labels
from model import SpeechCrnn

SMOOTHING = 0.05


def predict(network: SpeechCrnn, corpus: data.Corpus, clips: list[dict]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Logits, affect and the discriminant's own logits, one clip at a time and unpadded, as the product runs it."""
    network.eval()
    logits, affect, linear = [], [], []
    with torch.inference_mode():
        for clip in clips:
            features = torch.from_numpy(corpus.features(clip))[None]
            output = network(features)
            logits.append(output[0][0].numpy())
            affect.append(output[2][0].numpy())
            linear.append(network.second(features)[0].numpy())
    network.train()
    return np.array(logits), np.array(affect), np.array(linear)


def recalls(truth: np.ndarray, guess: np.ndarray) -> dict[int, float]:
    return {int(c): float((guess[truth == c] == c).mean()) for c in np.unique(truth)}


def summary(clips: list[dict], logits: np.ndarray) -> str:
    """UAR per corpus on one line."""
    truth = np.array([-1 if clip["class"] is None else clip["class"] for clip in clips])
    source = np.array([clip["source"] for clip in clips])
    parts = []
    for name in sorted(set(source)):
        mine = (source == name) & (truth >= 0)
        if mine.any():
            parts.append(f"{name} {np.mean(list(recalls(truth[mine], logits[mine].argmax(1)).values())):.3f}")
    return "  ".join(parts)


class Objective:
    """Cross-entropy over the classes that a clip's corpus has, plus the squared error of valence and arousal."""

    def __init__(self, draw: data.Drawing, random: np.random.Generator):
        self.draw, self.random = draw, random

    def prepare(self, clips: list[dict], features: Tensor, frames: Tensor, mix: bool) -> tuple[Tensor, Tensor]:
        """Takes the targets of the clips; with `mix`, lays the rows of the batch over each other. Returns the input."""
        classes, self.affect, self.known = data.targets(clips)
        self.has = torch.stack([self.draw.has[clip["source"]] for clip in clips])
        labelled = classes.sum(1, keepdim=True)
        spread = self.has / self.has.sum(1, keepdim=True).clamp(min=1)
        self.classes = classes * (1 - SMOOTHING) + labelled * SMOOTHING * spread
        if mix:
            share = torch.from_numpy(self.random.beta(0.5, 0.5, len(clips)).astype(np.float32))
            other = torch.from_numpy(self.random.permutation(len(clips)))
            blend = lambda x: (lambda s: x * s + x[other] * (1 - s))(share.view(-1, *[1] * (x.ndim - 1)))
            features, self.classes, self.affect = blend(features), blend(self.classes), blend(self.affect)
            self.known = torch.minimum(self.known, self.known[other])
            self.has = torch.maximum(self.has, self.has[other])
            frames = torch.maximum(frames, frames[other])
        return features, frames

    def __call__(self, logits: Tensor, affect: Tensor) -> tuple[Tensor, Tensor]:
        likely = F.log_softmax(logits.masked_fill(self.has == 0, -1e4), 1)
        return (-(self.classes * likely).sum() / self.classes.sum(),
                ((affect - self.affect) ** 2 * self.known).sum() / self.known.sum().clamp(min=1))


def optimiser(network: SpeechCrnn, rate: float) -> torch.optim.Optimizer:
    decayed = [p for p in network.parameters() if p.ndim > 1]
    others = [p for p in network.parameters() if p.ndim <= 1]
    return torch.optim.AdamW([{"params": decayed, "weight_decay": 0.02}, {"params": others, "weight_decay": 0.0}], lr=rate)


@torch.no_grad()
def move_average(averaged: SpeechCrnn, network: SpeechCrnn, keep: float) -> None:
    for mine, new in zip(averaged.state_dict().values(), network.state_dict().values()):
        if mine.dtype.is_floating_point:
            mine.lerp_(new, 1 - keep)
        else:
            mine.copy_(new)


def train(arguments: argparse.Namespace, corpus: data.Corpus, training: list[dict]) -> SpeechCrnn:
    random = np.random.default_rng(arguments.seed)
    draw = data.Drawing(training, random)
    objective = Objective(draw, random)
    network = SpeechCrnn().to(memory_format=torch.channels_last)
    averaged, optimizer = copy.deepcopy(network), optimiser(network, arguments.rate)
    began, losses = time.monotonic(), []
    for step in range(arguments.steps):
        progress = step / arguments.steps
        for group in optimizer.param_groups:
            warm = min(1.0, (step + 1) / 50)
            group["lr"] = arguments.rate * warm * (0.01 + 0.99 * 0.5 * (1 + math.cos(math.pi * progress)))
        clips = draw(arguments.batch)
        # Slowly: augmented fully from the first step, this network does not begin to learn.
        augment = 0.0 if progress < 0.1 else arguments.augment * min(1.0, 0.1 + (progress - 0.1) / 0.25)
        features, frames = data.batch(corpus, clips, int(random.choice([144, 160, 176, 192])), random, augment)
        features, frames = objective.prepare(clips, features, frames, mix=augment > 0 and random.random() < 0.2)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            logits, _, affect = network(features, frames)
        class_loss, affect_loss = objective(logits.float(), affect.float())
        optimizer.zero_grad(set_to_none=True)
        (class_loss + affect_loss).backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 2.0)
        optimizer.step()
        move_average(averaged, network, min(arguments.average, (step + 1) / (step + 10)))
        losses.append((class_loss.item(), affect_loss.item()))
        if (step + 1) % 250 == 0:
            print(f"step {step + 1} {(time.monotonic() - began) / 60:.1f} min  "
                  f"loss {np.mean(losses, 0).round(3).tolist()}", flush=True)
            losses = []
    return averaged


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--features", type=pathlib.Path, required=True)
    parser.add_argument("--out", type=pathlib.Path, required=True)
    parser.add_argument("--steps", type=int, default=9000)
    parser.add_argument("--augment", type=float, default=0.75, help="share of rows drawn from a distorted copy")
    parser.add_argument("--batch", type=int, default=32)
    parser.add_argument("--rate", type=float, default=1.5e-3)
    parser.add_argument("--average", type=float, default=0.995)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--leave-out", default="", help="a corpus")
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    torch.set_flush_denormal(True)
    torch.manual_seed(arguments.seed)
    np.random.seed(arguments.seed)
    arguments.out.mkdir(parents=True, exist_ok=True)

    corpus = data.Corpus(arguments.features)
    training = corpus.training(arguments.leave_out)
    held_out = [c for c in corpus.clips if c["source"] == arguments.leave_out] if arguments.leave_out else corpus.dev()
    print(f"{len(training)} clips to learn from, {len(held_out)} held out", flush=True)
    began = time.monotonic()
    averaged = train(arguments, corpus, training)
    averaged.second.fit(corpus, training)
    minutes = (time.monotonic() - began) / 60

    logits, affect, linear = predict(averaged, corpus, held_out)
    print("held out:", summary(held_out, logits), flush=True)
    torch.save({"weights": averaged.state_dict()}, arguments.out / "checkpoint.pt")
    np.savez(arguments.out / "dev.npz", logits=logits, affect=affect, linear=linear,
             clips=json.dumps([{key: value for key, value in clip.items() if key != "start"} for clip in held_out]))
    (arguments.out / "run.json").write_text(json.dumps({
        "steps": arguments.steps, "minutes": round(minutes, 1), "seed": arguments.seed, "batch": arguments.batch,
        "leave_out": arguments.leave_out, "clips": len(training)}) + "\n")


if __name__ == "__main__":
    main()
