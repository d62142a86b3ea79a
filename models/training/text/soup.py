"""The mean of the weights of several runs that began alike (Wortsman et al., "Model soups", ICML 2022), as a run of its own.

    python models/training/text/soup.py --data ../shared/data/text --work WORK --name soup --runs a1 full

Prints how each run and the mean do on the half of the validation rows on which things are fitted.
"""

from __future__ import annotations

import argparse
import pathlib
import shutil

import numpy as np
import torch

import data
import joint
import measure
import ship
from emoji import EmojiNames


def mean(folders: list[pathlib.Path]) -> dict[str, torch.Tensor]:
    weights = [torch.load(folder / "checkpoint.pt", map_location="cpu")["weights"] for folder in folders]
    assert len({(folder / "vocabulary.txt").read_text() for folder in folders}) == 1, "the vocabularies differ"
    return {name: torch.stack([some[name] for some in weights]).mean(0) for name in weights[0]}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=pathlib.Path, required=True)
    parser.add_argument("--work", type=pathlib.Path, required=True)
    parser.add_argument("--name", required=True)
    parser.add_argument("--runs", nargs="+", required=True)
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    folders = [arguments.work / run for run in arguments.runs]
    target = arguments.work / arguments.name
    target.mkdir(exist_ok=True)
    torch.save({"weights": mean(folders)}, target / "checkpoint.pt")
    shutil.copyfile(folders[0] / "vocabulary.txt", target / "vocabulary.txt")

    train, validation = data.split(arguments.data, EmojiNames())
    priors = data.priors(train)
    for folder in [*folders, target]:
        model, tokenizer = ship.load(folder), data.tokenizer(folder / "vocabulary.txt")
        line = []
        for source in joint.GOALS:
            rows = validation[source]
            rows = rows.take(np.array([data.draw("half " + text) < 0.5 for text in rows.texts]))
            logits = measure.logits(model, tokenizer, rows.texts)[0]
            best = [measure.scores(logits + tau * np.log(priors[data.SOURCES.index(source)]), rows.labels) for tau in (0.5, 1.0)]
            line.append(f"{source} " + " ".join(f"{r['accuracy']:.3f}/{r['macroF1']:.3f}" for r in best))
        print(f"{folder.name:10s} " + "   ".join(line), flush=True)


if __name__ == "__main__":
    main()
