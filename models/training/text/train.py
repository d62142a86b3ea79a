"""One training run of the text encoder: from MiniLM's weights, or distilled from the soft answers of earlier runs.

    python models/training/text/train.py --data ../shared/data/text --weights ../shared/models/minilm-l6 \
        --work WORK --name first --epochs 3 --seed 1
    python models/training/text/train.py ... --name full --teachers first second third

Cross entropy is taken on logits + log P(emotion | source of the row): the sources differ in how common an emotion is, and
the network is not to learn that (Menon et al., "Long-tail learning via logit adjustment", ICLR 2021). What it gives is
therefore free of any prior; the place of use adds one (tau * log prior, in the manifest).
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
import measure
from emoji import EmojiNames
from model import TextEncoder, load_minilm

# Rows of MELD count more because its lines are short and few, those of BRIGHTER because they are very few.
WEIGHTS = {"goemotions": 1.0, "xed": 0.6, "brighter": 2.0, "meld": 1.3, "dair": 0.6, "isear": 1.0, "dailydialog": 0.6}
# Of some sources only a share, drawn anew, is seen in an epoch: dair's words give its labels away, so they teach little.
SHARES = {"dair": 0.3, "dailydialog": 0.6}
VALENCE_OF_LABEL = np.array([0, 1, np.nan, -1, -1, -1, -1], np.float32)
VALENCE_WEIGHT = 0.2


def parameter_groups(model: TextEncoder, peak: float, decay: float, layer_decay: float) -> list[dict]:
    """Weight decay on matrices only; each layer below the last learns slower by `layer_decay`, embeddings slowest."""
    depth = len(model.layers)
    groups: dict[tuple[float, float], list] = {}
    for name, parameter in model.named_parameters():
        if name.startswith("layers."):
            rate = layer_decay ** (depth - 1 - int(name.split(".")[1]))
        elif name.split(".")[0] in ("emotion", "valence"):
            rate = 4.0
        else:
            rate = 0.5 * layer_decay ** (depth - 1)
        groups.setdefault((rate, decay if parameter.dim() > 1 else 0.0), []).append(parameter)
    return [{"params": parameters, "lr": peak * rate, "rate": rate, "weight_decay": decay}
            for (rate, decay), parameters in groups.items()]


def schedule(step: int, steps: int, warm_up: float = 0.05) -> float:
    """Linear warm-up, then a cosine down to 2 %."""
    if step < warm_up * steps:
        return (step + 1) / (warm_up * steps)
    return 0.02 + 0.98 * (0.5 + 0.5 * math.cos(math.pi * (step - warm_up * steps) / ((1 - warm_up) * steps)))


def worn(text: str, random: np.random.Generator) -> str:
    """Now and then a text as a transcript would have it (no punctuation at the end, or none at all)."""
    draw = random.random()
    if draw < 0.06:
        return text.rstrip(".!?… ")
    return "".join(c for c in text if c.isalnum() or c in " '’") if draw < 0.10 else text


def answers(work: pathlib.Path, names: list[str], rows: int) -> np.ndarray | None:
    """Mean logits of earlier runs on the training rows [rows, 7]."""
    if not names:
        return None
    logits = np.stack([np.load(work / name / "train_logits.npy") for name in names])
    assert logits.shape[1] == rows
    logits = logits - logits.mean(-1, keepdims=True)
    return logits.mean(0)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=pathlib.Path, required=True, help="folder with train_clean.tsv, train_restricted.tsv, dev.tsv, dev_meld.tsv")
    parser.add_argument("--weights", type=pathlib.Path, required=True, help="folder of MiniLM-L6: model.fp16.safetensors, vocab.txt")
    parser.add_argument("--emoji", type=pathlib.Path, help="data-by-emoji.json of unicode-emoji-json")
    parser.add_argument("--work", type=pathlib.Path, required=True, help="where runs are kept; outside the repository")
    parser.add_argument("--name", required=True)
    parser.add_argument("--layers", type=int, nargs="+", default=list(range(6)), help="which of MiniLM's layers to start from")
    parser.add_argument("--vocabulary", type=int, default=17900)
    parser.add_argument("--start", help="a run to start from in place of MiniLM")
    parser.add_argument("--teachers", nargs="*", default=[])
    parser.add_argument("--hard", type=float, default=0.3, help="weight of the labels beside the teachers")
    parser.add_argument("--smoothing", type=float, default=0.08, help="share of the source's prior in a label without a teacher")
    parser.add_argument("--epochs", type=float, default=3)
    parser.add_argument("--peak", type=float, default=2e-4)
    parser.add_argument("--decay", type=float, default=0.01)
    parser.add_argument("--layer-decay", type=float, default=0.9)
    parser.add_argument("--dropout", type=float, default=0.1)
    parser.add_argument("--tokens", type=int, default=1200)
    parser.add_argument("--average", type=float, default=0.998, help="decay of the averaged weights, per step")
    parser.add_argument("--rdrop", type=float, default=0.0, help="weight of the difference between two dropout passes")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--limit-steps", type=int, help="stop early, to try things")
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    torch.manual_seed(arguments.seed)
    random = np.random.default_rng(arguments.seed)
    folder = arguments.work / arguments.name
    folder.mkdir(parents=True, exist_ok=True)

    names = EmojiNames(arguments.emoji) if arguments.emoji else EmojiNames()
    train, validation = data.split(arguments.data, names)
    vocabulary = folder / "vocabulary.txt"
    rows = data.choose_vocabulary(arguments.weights / "vocab.txt", train.texts, arguments.vocabulary, vocabulary)
    tokenizer = data.tokenizer(vocabulary)
    model = load_minilm(arguments.weights, rows, arguments.layers, arguments.dropout)
    if arguments.start:
        load_start(model, arguments.work / arguments.start, arguments.layers)
    average = copy.deepcopy(model).eval()
    log_prior = torch.from_numpy(np.log(data.priors(train))).float()
    teacher = answers(arguments.work, arguments.teachers, len(train))
    weights = torch.tensor([WEIGHTS[s] for s in data.SOURCES])
    labels, sources = torch.from_numpy(train.labels), torch.from_numpy(train.sources)
    valence = torch.from_numpy(VALENCE_OF_LABEL)

    epochs = []
    share = np.array([SHARES.get(s, 1.0) for s in data.SOURCES])[train.sources]
    for _ in range(math.ceil(arguments.epochs)):
        seen = np.flatnonzero(random.random(len(train)) < share)
        ids = [e.ids for e in tokenizer.encode_batch([worn(train.texts[i], random) for i in seen])]
        epochs.append((ids, seen, list(data.batches(ids, arguments.tokens, random))))
    steps = int(sum(len(made) for *_, made in epochs) * arguments.epochs / len(epochs))
    optimizer = torch.optim.AdamW(
        parameter_groups(model, arguments.peak, arguments.decay, arguments.layer_decay), betas=(0.9, 0.98), foreach=True)
    model.train()
    began, step, running = time.perf_counter(), 0, 0.0
    for ids, seen, made in epochs:
        for batch in made:
            if step == steps or step == arguments.limit_steps:
                break
            for group in optimizer.param_groups:
                group["lr"] = arguments.peak * group["rate"] * schedule(step, steps)
            padded, attention = data.pad([ids[i] for i in batch])
            places = seen[batch]
            source, label = sources[places], labels[places]
            twice = 2 if arguments.rdrop else 1
            with torch.cpu.amp.autocast(dtype=torch.bfloat16):
                logits, _, felt = model(padded.repeat(twice, 1), attention.repeat(twice, 1))
            adjusted = (logits + log_prior[source].repeat(twice, 1)).log_softmax(-1)
            prior = log_prior[source].exp()
            target = (1 - arguments.smoothing) * F.one_hot(label, len(data.NAMES)) + arguments.smoothing * prior
            if teacher is not None:
                soft = (torch.from_numpy(teacher[places]).float() + log_prior[source]).softmax(-1)
                target = arguments.hard * target + (1 - arguments.hard) * soft
            each = -(target.repeat(twice, 1) * adjusted).sum(-1).view(twice, -1).mean(0)
            weight = weights[source]
            loss = (weight * each).sum() / weight.sum()
            if arguments.rdrop:
                first, second = adjusted.chunk(2)
                between = ((first.exp() - second.exp()) * (first - second)).sum(-1) / 2
                loss = loss + arguments.rdrop * (weight * between).sum() / weight.sum()
            known = ~torch.isnan(valence[label])
            off = (felt.view(twice, -1)[:, known] - valence[label][known]) ** 2
            loss = loss + VALENCE_WEIGHT * off.mean() if known.any() else loss
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            step += 1
            if step % 4 == 0:
                keep = min(arguments.average ** 4, step / (step + 40))
                with torch.no_grad():
                    torch._foreach_mul_(list(average.parameters()), keep)
                    torch._foreach_add_(list(average.parameters()), list(model.parameters()), alpha=1 - keep)
            running += (loss.item() - running) * max(0.01, 1 / step)
            if step % 100 == 0:
                print(f"step {step}/{steps} loss {running:.4f} {time.perf_counter() - began:.0f} s", flush=True)
            if step % 1000 == 0:
                report(average, tokenizer, validation, train, short=True)

    torch.save({"weights": average.state_dict(), "arguments": {k: str(v) for k, v in vars(arguments).items()}}, folder / "checkpoint.pt")
    results = report(average, tokenizer, validation, train)
    results["seconds"] = time.perf_counter() - began
    (folder / "metrics.json").write_text(json.dumps(results, indent=1))
    np.save(folder / "train_logits.npy", measure.logits(average, tokenizer, train.texts)[0])


def load_start(model: TextEncoder, folder: pathlib.Path, layers: list[int]) -> None:
    """Weights of an earlier run; its vocabulary begins with this one's or this one's with its."""
    theirs = torch.load(folder / "checkpoint.pt", map_location="cpu")["weights"]
    ours = model.state_dict()
    for name in ours:
        parts = name.split(".")
        if parts[0] == "layers":
            parts[1] = str(layers[int(parts[1])])
        value = theirs[".".join(parts)]
        ours[name] = value[:len(ours[name])] if name == "words.weight" else value
    model.load_state_dict(ours)


def report(model: TextEncoder, tokenizer, validation: dict[str, data.Rows], train: data.Rows, short: bool = False) -> dict:
    prior = data.priors(train)
    results = {}
    for source, rows in validation.items():
        logits = measure.logits(model, tokenizer, rows.texts)[0]
        own = np.log(prior[data.SOURCES.index(source)])
        results[source] = {tau: measure.scores(logits + tau * own, rows.labels) for tau in (0.0, 0.5, 1.0)}
        line = "  ".join(f"tau {tau}: {r['accuracy']:.3f}/{r['macroF1']:.3f}" for tau, r in results[source].items())
        print(f"  {source:12s} {line}", flush=True)
    return {source: {str(tau): r for tau, r in by.items()} for source, by in results.items()}


if __name__ == "__main__":
    main()
