"""Step 2: trains the network on prepare.py's features and scores it on speakers it never heard.

Writes checkpoint.pt (averaged weights) and dev.npz (logits, affect, targets and clip numbers) under --out.
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
from torch.nn import functional as F

import data
import labels
from model import SpeechCrnn


def predict(network: SpeechCrnn, corpus: data.Corpus, clips: list[dict]) -> tuple[np.ndarray, np.ndarray]:
    """Logits and affect, one clip at a time and unpadded, as the product runs it."""
    network.eval()
    logits, affect = [], []
    with torch.inference_mode():
        for clip in clips:
            output = network(torch.from_numpy(corpus.features(clip))[None])
            logits.append(output[0][0].numpy())
            affect.append(output[2][0].numpy())
    network.train()
    return np.array(logits), np.array(affect)


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
    mine = truth >= 0
    return f"pooled {np.mean(list(recalls(truth[mine], logits[mine].argmax(1)).values())):.3f}  " + "  ".join(parts)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--features", type=pathlib.Path, required=True)
    parser.add_argument("--out", type=pathlib.Path, required=True)
    parser.add_argument("--steps", type=int, default=2400)
    parser.add_argument("--clean", type=float, default=0.2, help="share of the run before augmentation begins")
    parser.add_argument("--augment", type=float, default=0.75, help="share of rows augmented at the end of the ramp, at 0.5")
    parser.add_argument("--max-minutes", type=float, default=1e9,
                        help="the schedule ends at the latest here (then the run cannot be repeated exactly)")
    parser.add_argument("--batch", type=int, default=32)
    parser.add_argument("--rate", type=float, default=1.5e-3)
    parser.add_argument("--average", type=float, default=0.995)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--leave-out", default="", help="a corpus")
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(arguments.seed)
    random = np.random.default_rng(arguments.seed)
    arguments.out.mkdir(parents=True, exist_ok=True)

    corpus = data.Corpus(arguments.features)
    training = [c for c in corpus.speech if c["split"] == "train" and c["source"] != arguments.leave_out]
    held_out = [c for c in corpus.speech if (c["source"] == arguments.leave_out if arguments.leave_out else c["split"] == "dev")]
    draw = data.Drawing(training, random)
    network = SpeechCrnn()
    print(f"{len(training)} clips to learn from, {len(held_out)} held out, {len(corpus.noise)} noises, "
          f"{sum(p.numel() for p in network.parameters())} parameters", flush=True)
    averaged = copy.deepcopy(network)
    decayed = [p for p in network.parameters() if p.ndim > 1]
    others = [p for p in network.parameters() if p.ndim <= 1]
    optimizer = torch.optim.AdamW([{"params": decayed, "weight_decay": 0.02}, {"params": others, "weight_decay": 0.0}],
                                  lr=arguments.rate)

    began, progress, step, losses = time.monotonic(), 0.0, 0, []
    while progress < 1:
        for group in optimizer.param_groups:
            warm = min(1.0, (step + 1) / 50)
            group["lr"] = arguments.rate * warm * (0.01 + 0.99 * 0.5 * (1 + math.cos(math.pi * progress)))
        clips = draw(arguments.batch)
        length = int(random.choice([160, 192, 224, 256]))
        mels, active, frames = data.crops(corpus, clips, length, random)
        augmenting = progress >= arguments.clean
        if augmenting:  # slowly: augmented fully from early on, this network does not begin to learn
            ramp = min(1.0, 0.1 + (progress - arguments.clean) / max(1e-9, 0.5 - arguments.clean))
            mels, active, frames = data.augment(mels, active, frames, corpus, random, arguments.augment * ramp)
        features = data.normalise(mels, active, frames)
        if augmenting:
            features = data.hide(features)
        classes, affect, class_known, affect_known = data.targets(clips)
        classes = classes * 0.95 + class_known[:, None] * 0.05 / len(labels.LABELS)
        if augmenting and random.random() < 0.2:
            share = torch.from_numpy(random.beta(0.5, 0.5, arguments.batch).astype(np.float32))
            other = torch.from_numpy(random.permutation(arguments.batch))
            mix = lambda x: x * share.view(-1, *[1] * (x.ndim - 1)) + x[other] * (1 - share).view(-1, *[1] * (x.ndim - 1))
            affect_known = affect_known * affect_known[other]
            features, classes, affect = mix(features), mix(classes), mix(affect)
            frames = torch.maximum(frames, frames[other])
        logits, _, guess = network(features, frames)
        class_loss = -(classes * F.log_softmax(logits, 1)).sum() / classes.sum()
        affect_loss = ((guess - affect) ** 2 * affect_known).sum() / affect_known.sum()
        optimizer.zero_grad(set_to_none=True)
        (class_loss + affect_loss).backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 2.0)
        optimizer.step()
        with torch.no_grad():
            keep = min(arguments.average, (step + 1) / (step + 10))
            for mine, new in zip(averaged.state_dict().values(), network.state_dict().values()):
                if mine.dtype.is_floating_point:
                    mine.lerp_(new, 1 - keep)
                else:
                    mine.copy_(new)
        step += 1
        minutes = (time.monotonic() - began) / 60
        progress = max(step / arguments.steps, minutes / arguments.max_minutes)
        losses.append((class_loss.item(), affect_loss.item()))
        if step % 50 == 0:
            print(f"step {step} {minutes:.1f} min  loss {np.mean(losses, 0).round(3).tolist()}", flush=True)
            losses = []
        if step % 500 == 0:
            some = held_out[::4]
            print("  a quarter:", summary(some, predict(averaged, corpus, some)[0]), flush=True)

    logits, affect = predict(averaged, corpus, held_out)
    print("held out:", summary(held_out, logits), flush=True)
    torch.save({"weights": averaged.state_dict(), "steps": step}, arguments.out / "checkpoint.pt")
    np.savez(arguments.out / "dev.npz", logits=logits, affect=affect,
             clips=json.dumps([{key: value for key, value in clip.items() if key not in ("start",)} for clip in held_out]))
    (arguments.out / "run.json").write_text(json.dumps({
        "steps": step, "minutes": round(minutes, 1), "seed": arguments.seed, "batch": arguments.batch,
        "leave_out": arguments.leave_out, "clips": len(training)}) + "\n")


if __name__ == "__main__":
    main()
