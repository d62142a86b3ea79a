"""Counts P(emotion | VADER compound) on labelled text: models/vader.json, the card vader.md, the manifest row.

    python models/training/text/calibrate.py --data ../shared/data/text --golden ../shared/golden/text
"""

from __future__ import annotations

import argparse
import json
import pathlib
import string
import sys

import numpy as np

from vader import Vader, read_lexicon

REPOSITORY = pathlib.Path(__file__).resolve().parents[3]
sys.path.insert(0, str(REPOSITORY / "models/training"))
import manifest  # noqa: E402

LABELS = ["Neutral", "Happiness", "Surprise", "Sadness", "Anger", "Disgust", "Fear"]
NAMES = ["neutral", "joy", "surprise", "sadness", "anger", "disgust", "fear"]
EDGES = [-1.0, -0.8, -0.6, -0.4, -0.2, -0.05, 0.05, 0.2, 0.4, 0.6, 0.8, 1.0]
PACKAGE = {"registry": "npm", "name": "vader-sentiment", "version": "1.1.3", "path": "vader_lexicon.txt"}


def read(path: pathlib.Path, vader: Vader) -> tuple[np.ndarray, np.ndarray]:
    """Bin of the compound score and class of every row."""
    bins, classes = [], []
    for line in path.read_text(encoding="utf-8").split("\n"):
        label, _, text = (line.split("\t", 2) + ["", ""])[:3]
        if label in NAMES:
            bins.append(int(np.searchsorted(EDGES[1:-1], vader.compound(text), "right")))
            classes.append(NAMES.index(label))
    return np.array(bins), np.array(classes)


def fit(bins: np.ndarray, classes: np.ndarray, smoothing: float) -> np.ndarray:
    """P(emotion | bin) [11, 7]; `smoothing` imagined rows, spread like all rows, are added to each bin."""
    prior = np.bincount(classes, minlength=7) / len(classes)
    counts = np.zeros((len(EDGES) - 1, 7))
    np.add.at(counts, (bins, classes), 1)
    counts += smoothing * prior
    return counts / counts.sum(1, keepdims=True)


def scores(table: np.ndarray, bins: np.ndarray, classes: np.ndarray) -> dict:
    p = table[bins]
    guess, confidence = p.argmax(1), p.max(1)
    present = np.unique(classes)
    recalls = [float((guess[classes == c] == c).mean()) for c in present]
    f1 = [2 * ((guess == c) & (classes == c)).sum() / max(1, (guess == c).sum() + (classes == c).sum()) for c in present]
    cut = np.minimum((confidence * 15).astype(int), 14)
    majority = np.bincount(classes).argmax()
    share = float((classes == majority).mean())
    return {
        "rows": len(classes), "accuracy": float((guess == classes).mean()), "macroF1": float(np.mean(f1)),
        "meanRecall": float(np.mean(recalls)),
        "ece": float(sum(abs(confidence[cut == b].mean() - (guess == classes)[cut == b].mean()) * (cut == b).mean()
                         for b in np.unique(cut))),
        "majority": LABELS[majority], "majorityAccuracy": share,
        "majorityMacroF1": float(2 * share / (1 + share) / len(present)),
        "logLoss": float(-np.log(p[np.arange(len(classes)), classes]).mean()),
        "recall": {LABELS[c]: r for c, r in zip(present, recalls)},
    }


def card(table: np.ndarray, results: dict[str, dict], trained: int, golden: str) -> str:
    lines = ["| compound | " + " | ".join(LABELS) + " |", "|---" * 8 + "|"]
    lines += [f"| {low:.2f} to {high:.2f} | " + " | ".join(f"{100 * v:.0f}" for v in row) + " |"
              for low, high, row in zip(EDGES, EDGES[1:], table)]
    header = ["", "rows", "accuracy %", "macro-F1 %", "mean recall %", "ECE", "majority class", "its accuracy %", "its macro-F1 %"]
    numbers = ["| " + " | ".join(header) + " |", "|---" * len(header) + "|"]
    for name, r in results.items():
        numbers.append(f"| {name} | {r['rows']} | {100 * r['accuracy']:.1f} | {100 * r['macroF1']:.1f} | {100 * r['meanRecall']:.1f} "
                       f"| {r['ece']:.3f} | {r['majority']} | {100 * r['majorityAccuracy']:.1f} | {100 * r['majorityMacroF1']:.1f} |")
    recall = ["| recall % | " + " | ".join(LABELS) + " |", "|---" * 8 + "|"]
    recall += [f"| {name} | " + " | ".join(f"{100 * r['recall'].get(label, float('nan')):.0f}" for label in LABELS) + " |"
               for name, r in results.items()]
    template = (pathlib.Path(__file__).parent / "card.md.template").read_text()
    return string.Template(template).substitute(
        table="\n".join(lines), numbers="\n".join(numbers), recall="\n".join(recall), trained=trained, golden=golden)


def check_golden(path: pathlib.Path, vader: Vader) -> str:
    rows = [json.loads(line) for line in path.read_text().splitlines()]
    different = sum(abs(vader.compound(row["text"]) - row["compound"]) > 1e-4 for row in rows)
    assert different == 0, f"{different} of {len(rows)} golden sentences come out differently"
    return f"gives the reference's compound for all of {len(rows)} golden sentences"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=pathlib.Path, required=True, help="folder with train_clean.tsv, dev.tsv, dev_meld.tsv")
    parser.add_argument("--golden", type=pathlib.Path, help="folder with vader.jsonl")
    parser.add_argument("--npm", type=pathlib.Path, default=REPOSITORY / "src/Bindings/npm/node_modules")
    parser.add_argument("--smoothing", type=float, default=20.0)
    arguments = parser.parse_args()
    lexicon = arguments.npm / PACKAGE["name"] / PACKAGE["path"]
    vader = Vader(read_lexicon(lexicon))
    golden = check_golden(arguments.golden / "vader.jsonl", vader) if arguments.golden else "was not held against golden sentences"
    bins, classes = read(arguments.data / "train_clean.tsv", vader)
    table = np.round(fit(bins, classes, arguments.smoothing), 5)
    results = {name: scores(table, *read(arguments.data / file, vader))
               for name, file in (("dev (GoEmotions)", "dev.tsv"), ("MELD dev", "dev_meld.tsv"))}
    models = REPOSITORY / "models"
    rows = ",\n  ".join(json.dumps(row) for row in table.tolist())
    (models / "vader.json").write_text(
        f'{{"schema": 1,\n "labels": {json.dumps(LABELS)},\n "edges": {json.dumps(EDGES)},\n "probabilities": [\n  {rows}]}}\n')
    (models / "vader.md").write_text(card(table, results, len(classes), golden))
    dev = results["dev (GoEmotions)"]
    manifest.put(models, {
        "id": "vader", "task": "text", "version": "1.0.0", "labels": LABELS,
        "files": [{"precision": "table", "file": "vader.json", "sha256": manifest.sha256(models / "vader.json")}],
        "inputs": [], "outputs": [],
        "license": "MIT (rules, lexicon); table: CC BY 4.0 data", "trainingData": ["goemotions", "xed", "brighter"],
        "metrics": {key: round(dev[key], 4) for key in ("accuracy", "macroF1", "meanRecall", "ece")}, "card": "vader.md",
    })
    print(json.dumps(results, indent=1))


if __name__ == "__main__":
    main()
