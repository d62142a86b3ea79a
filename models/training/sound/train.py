"""Step 2: trains the network and scores it on recordings of people it never heard.

Writes checkpoint.pt (averaged weights) and held_out.npz (logits of every window of every held-out clip) under --out.
--fold N keeps one of five parts of the groups out of training; --leave-out CORPUS a corpus. The dev split never is
trained on.
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

import kinds
import mixing
from network import FRAMES, SoundNet

SMOOTHING = 0.05
HOP_FRAMES = 50  # of the product: half a second


def windows(recordings: mixing.Recordings, clip: dict) -> np.ndarray:
    """The windows that the product looks at: one every half second; a shorter clip lies in the middle of silence."""
    count = clip["frames"][0]
    mel, power = recordings.part(clip, 0, 0, count)
    if count < FRAMES:
        before = (FRAMES - count) // 2
        mel = np.pad(mel, ((before, FRAMES - count - before), (0, 0)), constant_values=mixing.SILENCE)
        power = np.pad(power, (before, FRAMES - count - before))
    starts = range(0, len(mel) - FRAMES + 1, HOP_FRAMES)
    return np.stack([mixing.normalised(mel[s:s + FRAMES], power[s:s + FRAMES]) for s in starts])


def predict(network: SoundNet, recordings: mixing.Recordings, clips: list[dict]) -> tuple[np.ndarray, np.ndarray]:
    """Logits of all windows [W, 7], and the clip of each [W]."""
    network.eval()
    logits, owner = [], []
    with torch.inference_mode(), torch.autocast("cpu", dtype=torch.bfloat16):
        for number, clip in enumerate(clips):
            features = windows(recordings, clip)
            logits.append(network(torch.from_numpy(features)).float().numpy())
            owner += [number] * len(features)
    network.train()
    return np.concatenate(logits), np.array(owner)


def loss_of(logits: Tensor, may_be: Tensor) -> Tensor:
    """Cross-entropy; of a recording that may be of several kinds, the chance of any of them counts."""
    likely = F.log_softmax(logits, 1)
    right = torch.logsumexp(likely.masked_fill(may_be == 0, -1e4), 1)
    return -(1 - SMOOTHING) * right - SMOOTHING * likely.mean(1)


def optimiser(network: SoundNet, rate: float) -> torch.optim.Optimizer:
    decayed = [p for p in network.parameters() if p.ndim > 1]
    others = [p for p in network.parameters() if p.ndim <= 1]
    return torch.optim.AdamW([{"params": decayed, "weight_decay": 0.03}, {"params": others, "weight_decay": 0.0}], lr=rate)


@torch.no_grad()
def move_average(averaged: SoundNet, network: SoundNet, keep: float) -> None:
    for mine, new in zip(averaged.state_dict().values(), network.state_dict().values()):
        if mine.dtype.is_floating_point:
            mine.lerp_(new, 1 - keep)
        else:
            mine.copy_(new)


def train(arguments: argparse.Namespace, recordings: mixing.Recordings, training: list[dict]) -> SoundNet:
    random = np.random.default_rng(arguments.seed)
    draw = mixing.Windows(recordings, mixing.Drawing(training, random), random)
    network = SoundNet(arguments.width).to(memory_format=torch.channels_last)
    averaged, optimizer = copy.deepcopy(network), optimiser(network, arguments.rate)
    began, losses, drawing = time.monotonic(), [], 0.0
    for step in range(arguments.steps):
        progress = step / arguments.steps
        for group in optimizer.param_groups:
            group["lr"] = arguments.rate * min(1.0, (step + 1) / 50) * (0.01 + 0.99 * 0.5 * (1 + math.cos(math.pi * progress)))
        before = time.monotonic()
        # Slowly: augmented fully from the first step, it learns less.
        features, may_be = draw(arguments.batch, min(1.0, 0.2 + progress / 0.25))
        drawing += time.monotonic() - before
        mix = random.random() < 0.3 and progress > 0.1
        share = float(random.beta(0.4, 0.4)) if mix else 1.0
        order = torch.from_numpy(random.permutation(len(features)))
        mixed = features * share + features[order] * (1 - share) if mix else features
        with torch.autocast("cpu", dtype=torch.bfloat16):
            logits = network(mixed)
        loss = (loss_of(logits, may_be) * share + loss_of(logits, may_be[order]) * (1 - share)).mean()
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 2.0)
        optimizer.step()
        move_average(averaged, network, min(arguments.average, (step + 1) / (step + 10)))
        losses.append(loss.item())
        if (step + 1) % 250 == 0:
            print(f"step {step + 1} {(time.monotonic() - began) / 60:.1f} min ({drawing / 60:.1f} drawing)  loss {np.mean(losses):.3f}",
                  flush=True)
            losses = []
    return averaged


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--recordings", type=pathlib.Path, required=True, help="collect.py's --out")
    parser.add_argument("--out", type=pathlib.Path, required=True)
    parser.add_argument("--steps", type=int, default=4000)
    parser.add_argument("--batch", type=int, default=32)
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--average", type=float, default=0.995)
    parser.add_argument("--width", type=int, default=128)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--fold", type=int, help="which fifth of the groups is not trained on")
    parser.add_argument("--leave-out", default="", help="a corpus")
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    torch.set_flush_denormal(True)
    torch.manual_seed(arguments.seed)
    arguments.out.mkdir(parents=True, exist_ok=True)

    recordings = mixing.Recordings(arguments.recordings)
    training = recordings.training(arguments.fold, arguments.leave_out)
    seen = {id(clip) for clip in training}
    held_out = [clip for clip in recordings.clips if id(clip) not in seen and clip["source"] != "emogator"]
    print(f"{len(training)} clips to learn from, {len(held_out)} held out", flush=True)
    began = time.monotonic()
    averaged = train(arguments, recordings, training)
    torch.save({"weights": averaged.state_dict(), "width": arguments.width}, arguments.out / "checkpoint.pt")
    logits, owner = predict(averaged, recordings, held_out)
    np.savez(arguments.out / "held_out.npz", logits=logits, owner=owner,
             clips=json.dumps([{k: v for k, v in clip.items() if k != "start"} for clip in held_out]))
    (arguments.out / "run.json").write_text(json.dumps({
        "steps": arguments.steps, "minutes": round((time.monotonic() - began) / 60, 1), "seed": arguments.seed,
        "batch": arguments.batch, "fold": arguments.fold, "leave_out": arguments.leave_out, "clips": len(training)}) + "\n")


if __name__ == "__main__":
    main()
