"""Trains a teacher (`faceres.py`) on the votes of FER+ and the labels of portraits; leaves its averaged weights in a checkpoint."""

from __future__ import annotations

import argparse
import copy
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

import data
import faceres
import networks
import portraits
from schedule import Progress, average_into, cosine, resume, unfinished


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with ferplus.zip")
    parser.add_argument("--work", type=Path, required=True, help="folder with portraits.npz; the checkpoint goes there too")
    parser.add_argument("--name", default="teacher")
    parser.add_argument("--start", help="name of a checkpoint to go on from, with a fresh schedule")
    parser.add_argument("--strength", type=float, default=1.0, help="of the augmentation")
    parser.add_argument("--resume", action="store_true", help="go on with an interrupted run of this name, from its last look")
    parser.add_argument("--steps", type=int, default=8000)
    parser.add_argument("--side", type=int, default=80, help="what faces are enlarged to, at first")
    parser.add_argument("--last-side", type=int, default=96, help="and for the last third")
    parser.add_argument("--batch", type=int, default=64)
    parser.add_argument("--rate", type=float, default=1.5e-3)
    parser.add_argument("--decay", type=float, default=0.02)
    parser.add_argument("--average", type=float, default=0.998, help="EMA of the weights, per step")
    parser.add_argument("--mixup", type=float, default=0.3, help="share of the batches that are mixed (Zhang et al. 2018)")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--threads", type=int, default=1)
    return parser.parse_args()


def mixed(x: Tensor, y: Tensor, random: np.random.Generator) -> tuple[Tensor, Tensor]:
    share = float(random.beta(0.4, 0.4))
    other = torch.from_numpy(random.permutation(len(x)))
    return share * x + (1 - share) * x[other], share * y + (1 - share) * y[other]


def endless(faces: np.ndarray, targets: np.ndarray, weights: np.ndarray, batch: int, random: np.random.Generator, sampler: data.PortraitSampler):
    while True:
        yield from data.batches(faces, targets, weights, batch, random, sampler)


def main() -> None:
    args = arguments()
    torch.set_num_threads(args.threads)
    torch.set_flush_denormal(True)
    torch.manual_seed(args.seed)
    random = np.random.default_rng(args.seed)

    faces, targets, weights = data.training_set(args.data / "ferplus.zip")
    people = portraits.load(args.work / "portraits.npz")
    progress = Progress(args.data / "ferplus.zip", people)

    probe = torch.from_numpy(data.scale(faces[random.choice(len(faces), 200, replace=False)]))
    model = faceres.pretrained(faceres.find_weights(args.work), probe, args.side).to(memory_format=torch.channels_last)
    if args.start:
        model.load_state_dict(torch.load(args.work / f"{args.start}.pt", map_location="cpu")["model"])
    average = copy.deepcopy(model)
    groups = model.groups(args.rate, args.decay)
    optimizer = torch.optim.AdamW(groups)
    first = 0
    if args.resume:
        first = resume(args.work / f"{args.name}.pt", model, average, optimizer, progress)
        random = np.random.default_rng([args.seed, first])
    stream = endless(faces, targets, weights, args.batch, random, data.PortraitSampler(people, random, args.strength))
    losses: list[float] = []
    for step in range(first, args.steps):
        model.side = average.side = args.last_side if step >= args.steps * 2 // 3 else args.side
        for group in optimizer.param_groups:
            group["lr"] = group["rate"] * cosine(step, args.steps)
        x, y = map(torch.from_numpy, next(stream))
        if random.random() < args.mixup:
            x, y = mixed(x, y, random)
        model.train()
        with torch.autocast("cpu", dtype=torch.bfloat16):
            logits, _ = model(x)
        loss = F.cross_entropy(logits.float(), y)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 2.0)
        optimizer.step()
        average_into(average, model, min(args.average, (1 + step) / (10 + step)))
        losses.append(loss.item())
        if (step + 1) % 500 == 0 or step + 1 == args.steps:
            progress.look(average, step + 1, losses)
            losses.clear()
            torch.save({"model": average.state_dict(), **networks.described(average), "log": progress.log, "unfinished": unfinished(model, optimizer, step + 1),
                        "args": {k: v for k, v in vars(args).items() if k not in ("data", "work")}}, args.work / f"{args.name}.pt")


if __name__ == "__main__":
    main()
