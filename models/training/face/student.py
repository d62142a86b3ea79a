"""Trains the network that ships on the lessons of `views.py`: to answer as the teachers do on the same view, and as people voted.

A larger network that is to teach the next student can learn in the same way.
"""

from __future__ import annotations

import argparse
import copy
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

import data
import dlibnet
import networks
import portraits
import views
from model import ExpressionNet, multiply_adds
from schedule import Progress, average_into, cosine, resume, unfinished

# Softens both answers, so that what the teacher holds for less likely counts too (Hinton et al. 2015).
SOFTENED = 2.0
# Views from which a pretrained network's batch norms take their statistics.
PROBE = 200


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True, help="folder with portraits.npz and lessons/; the checkpoint goes there too")
    parser.add_argument("--teachers", nargs="+", required=True, help="whose answers to learn")
    parser.add_argument("--name", default="student")
    parser.add_argument("--network", choices=("student", "dlib"), default="student", help="dlib: `dlibnet.py` from its pretrained weights")
    parser.add_argument("--side", type=int, default=112, help="what faces are enlarged to, by dlib")
    parser.add_argument("--start", help="name of a checkpoint to go on from, with a fresh schedule")
    parser.add_argument("--resume", action="store_true", help="go on with an interrupted run of this name, from its last look")
    parser.add_argument("--steps", type=int, default=14000)
    parser.add_argument("--batch", type=int, default=128)
    parser.add_argument("--rate", type=float, default=3e-3)
    parser.add_argument("--decay", type=float, default=0.03)
    parser.add_argument("--average", type=float, default=0.999, help="EMA of the weights, per step")
    parser.add_argument("--votes", type=float, default=0.4, help="share of the loss that is people's votes, where there are any")
    parser.add_argument("--mixup", type=float, default=0.2, help="share of the batches that are mixed (Zhang et al. 2018)")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--threads", type=int, default=1)
    return parser.parse_args()


def lesson_loss(logits: Tensor, answers: Tensor, targets: Tensor, labelled: Tensor, votes: float) -> Tensor:
    own = F.log_softmax(logits / SOFTENED, 1)
    as_teacher = F.kl_div(own, F.softmax(answers / SOFTENED, 1), reduction="none").sum(1) * SOFTENED**2
    as_people = -(targets * F.log_softmax(logits, 1)).sum(1)
    share = votes * labelled
    return ((1 - share) * as_teacher + share * as_people).mean()


def main() -> None:
    args = arguments()
    torch.set_num_threads(args.threads)
    torch.set_flush_denormal(True)
    torch.manual_seed(args.seed)
    random = np.random.default_rng(args.seed)

    lessons = views.load(args.work / "lessons", args.teachers)
    people = portraits.load(args.work / "portraits.npz")
    progress = Progress(args.data / "ferplus.zip", people)

    if args.network == "dlib":
        probe = torch.from_numpy(data.scale(lessons.views[:PROBE]))
        model = dlibnet.pretrained(dlibnet.find_weights(args.work / "face-api"), probe, args.side)
    else:
        model = ExpressionNet()
    if args.start:
        model.load_state_dict(torch.load(args.work / f"{args.start}.pt", map_location="cpu")["model"])
    model = model.to(memory_format=torch.channels_last)
    average = copy.deepcopy(model)
    optimizer = torch.optim.AdamW([
        {"params": [p for p in model.parameters() if p.ndim > 1], "weight_decay": args.decay},
        {"params": [p for p in model.parameters() if p.ndim <= 1], "weight_decay": 0.0}], lr=args.rate)
    print(f"{len(lessons.views)} views, {sum(p.numel() for p in model.parameters())} parameters, {multiply_adds(model) / 1e6:.1f} M multiply-adds", flush=True)
    first = 0
    if args.resume:
        first = resume(args.work / f"{args.name}.pt", model, average, optimizer, progress)
        random = np.random.default_rng([args.seed, first])
    losses, order = [], np.empty(0, int)
    for step in range(first, args.steps):
        if len(order) < args.batch:
            order = random.permutation(len(lessons.views))
        chosen, order = order[: args.batch], order[args.batch :]
        x = torch.from_numpy(data.scale(lessons.views[chosen]))
        answers, targets, labelled = (torch.from_numpy(a[chosen]) for a in (lessons.answers, lessons.targets, lessons.labelled))
        if random.random() < args.mixup:
            share, other = float(random.beta(0.3, 0.3)), torch.from_numpy(random.permutation(args.batch))
            x, answers, targets = (share * t + (1 - share) * t[other] for t in (x, answers, targets))
            labelled = labelled & labelled[other]
        for group in optimizer.param_groups:
            group["lr"] = args.rate * cosine(step, args.steps)
        model.train()
        with torch.autocast("cpu", dtype=torch.bfloat16):
            logits, _ = model(x.contiguous(memory_format=torch.channels_last))
        loss = lesson_loss(logits.float(), answers, targets, labelled.float(), args.votes)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 2.0)
        optimizer.step()
        average_into(average, model, min(args.average, (1 + step) / (10 + step)))
        losses.append(loss.item())
        if (step + 1) % 1000 == 0 or step + 1 == args.steps:
            progress.look(average, step + 1, losses)
            losses.clear()
            torch.save({"model": average.state_dict(), **networks.described(average), "log": progress.log, "views": len(lessons.views),
                        "unfinished": unfinished(model, optimizer, step + 1),
                        "args": {k: v for k, v in vars(args).items() if k not in ("data", "work")}}, args.work / f"{args.name}.pt")


if __name__ == "__main__":
    main()
