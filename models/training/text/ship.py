"""From finished runs to what ships: ONNX files, vocabulary, parameters, metrics, card and manifest rows.

    python models/training/text/ship.py --data ../shared/data/text --work WORK --full full --small small

Everything that is measured here is measured on the int8 files, one text a run, in the lengths in which the service runs them.
"""

from __future__ import annotations

import argparse
import json
import pathlib
import shutil
import sys

import numpy as np
import torch

import baselines
import card
import data
import export
import joint
import measure
import prior
from emoji import EmojiNames
from lexicons import COLUMNS, Lexicons
from model import TextEncoder

REPOSITORY = pathlib.Path(__file__).resolve().parents[3]
sys.path.insert(0, str(REPOSITORY / "models/training"))
import manifest  # noqa: E402

VERSION = "1.2.0"
VOCABULARY = "text-vocabulary.txt"
LICENSE = ("weights: research only (MELD, dair-ai/emotion, ISEAR and DailyDialog texts among the training data); "
           "MiniLM and vocabulary Apache-2.0; GoEmotions, XED, BRIGHTER CC BY 4.0")


def load(folder: pathlib.Path) -> TextEncoder:
    weights = torch.load(folder / "checkpoint.pt", map_location="cpu")["weights"]
    layers = 1 + max(int(name.split(".")[1]) for name in weights if name.startswith("layers."))
    model = TextEncoder(len(weights["words.weight"]), layers)
    model.load_state_dict(weights)
    return model.eval()


def strangeness(tokenizer, texts: list[str]) -> tuple[np.ndarray, np.ndarray]:
    """Number of words, and the share of them that are no single piece, of every text."""
    words, strange = [], []
    for encoding in tokenizer.encode_batch(texts):
        pieces = encoding.tokens[1:-1]
        starts = sum(not piece.startswith("##") for piece in pieces)
        split = sum(piece.startswith("##") and not before.startswith("##") for before, piece in zip(pieces, pieces[1:]))
        words.append(starts)
        strange.append((split + pieces.count("[UNK]")) / max(1, starts))
    return np.array(words), np.array(strange)


def collect(outputs: list[np.ndarray], texts: list[str], rows: data.Rows, lexicons: np.ndarray, tokenizer) -> joint.Rows:
    _, strange = strangeness(tokenizer, texts)
    words = np.array([len(text.split()) for text in texts])
    fitted = np.array([data.draw("half " + text) < 0.5 for text in texts])
    columns = [COLUMNS.index("vaderCompound"), COLUMNS.index("sentiWordNetPolarity")]
    return joint.Rows(outputs[0], outputs[3], outputs[2][:, 0], lexicons[:, columns], words, strange, rows.labels, rows.sources, fitted)


def profile(name: str, folder: pathlib.Path, train: data.Rows, validation: data.Rows, lexicons: np.ndarray, models: pathlib.Path, seed: int) -> dict:
    """Exports one profile and measures it."""
    model, tokenizer = load(folder), data.tokenizer(folder / "vocabulary.txt")
    random = np.random.default_rng(seed)
    drawn = random.permutation(len(train))[:40000]
    embeddings = measure.logits(model, tokenizer, [train.texts[i] for i in drawn])[1]
    weight, bias = joint.fit_register(embeddings, train.sources[drawn], seed)
    network = export.Exported(model, weight, bias).eval()
    fp32, int8 = folder / f"{name}.fp32.onnx", models / f"{name}.int8.onnx"
    export.export(network, fp32, int8)
    difference = export.check_against_torch(network, fp32, seed)
    assert difference < 1e-3, difference
    ids = [encoding.ids for encoding in tokenizer.encode_batch(validation.texts)]
    rows = collect(export.answers(export.session(int8), ids), validation.texts, validation, lexicons, tokenizer)
    floating = export.answers(export.session(fp32), ids)

    table = prior.shares(data.priors(train))
    tau, tried = 1.0, joint.try_taus(rows, table)
    logits = prior.with_prior(rows.logits, rows.register, table, tau)
    temperature = joint.fit_temperature(logits[rows.fitted], rows.where(rows.fitted))
    answered = logits / temperature
    p = measure.softmax(answered)
    joined = joint.fit_and_ablate(rows, p)

    def by_source(values: np.ndarray, only: np.ndarray) -> dict:
        return {s: measure.scores(values[at & only], rows.labels[at & only]) for s, at in zip(data.SOURCES, joint.of_each(rows, data.SOURCES))}

    everything = np.ones(len(rows.labels), bool)
    floating_logits = prior.with_prior(floating[0], floating[3], table, tau)
    return {
        "model": model, "name": name, "int8": int8, "tau": tau, "temperature": temperature, "priors": table,
        "joined": joined, "vocabulary": model.words.num_embeddings,
        "metrics": {
            "layers": len(model.layers), "pieces": model.words.num_embeddings, "parameters": sum(w.numel() for w in model.parameters()),
            "bytes": int8.stat().st_size, "milliseconds32": {"int8": export.milliseconds(int8), "fp32": export.milliseconds(fp32)},
            "differenceFp32ToTorch": difference, "tau": tau, "temperature": temperature, "tried": tried,
            "sources": by_source(answered, everything), "unseenHalf": by_source(answered, ~rows.fitted),
            "withoutPrior": by_source(rows.logits / temperature, everything),
            "ownPrior": by_source((rows.logits + tau * np.log(table[rows.sources])) / temperature, everything),
            "fp32": by_source(floating_logits / temperature, everything),
            "sameAsFp32": float((floating_logits.argmax(1) == logits.argmax(1)).mean()),
            "register": {"accuracy": float((rows.register.argmax(1) == rows.sources).mean())},
            "confusion": {s: confusion(answered[at], rows.labels[at]) for s, at in zip(data.SOURCES, joint.of_each(rows, data.SOURCES))},
            "joint": {kind: {use: r["figures"] for use, r in by.items()} for kind, by in joined.items()},
            "emotionWithLexicons": joint.emotion_ablation(rows, answered),
            "reliability": reliability(p, rows.labels),
        },
    }


def confusion(logits: np.ndarray, labels: np.ndarray) -> list[list[int]]:
    counts = np.zeros((7, 7), int)
    np.add.at(counts, (labels, logits.argmax(1)), 1)
    return counts.tolist()


def reliability(p: np.ndarray, labels: np.ndarray) -> list[dict]:
    confidence, right = p.max(1), p.argmax(1) == labels
    place = np.minimum((confidence * 10).astype(int), 9)
    return [{"from": b / 10, "rows": int((place == b).sum()), "confidence": float(confidence[place == b].mean()),
             "accuracy": float(right[place == b].mean())} for b in np.unique(place)]


def parameters(made: dict) -> dict:
    best = made["joined"]["sentiment"]["encoder + both"], made["joined"]["intensity"]["encoder + both"]
    rounded = [{"bias": round(b["bias"], 5), "weights": [round(w, 5) for w in b["weights"]]} for b in best]
    return {"vocabulary": made["vocabulary"], "tokens": data.LIMIT, "tau": made["tau"],
            "priors": [[round(float(v), 6) for v in row] for row in made["priors"]],
            "sentiment": rounded[0], "intensity": rounded[1]}


def row(made: dict, models: pathlib.Path) -> dict:
    name = made["name"]
    sources = made["metrics"]["sources"]
    table = lambda file: {"precision": "table", "file": file, "sha256": manifest.sha256(models / file)}
    return {
        "id": name, "task": "text", "version": VERSION, "labels": data.LABELS,
        "files": [{"precision": "int8", "file": made["int8"].name, "sha256": manifest.sha256(made["int8"])}],
        "companions": {"vocabulary": table(VOCABULARY), "parameters": table(f"{name}.json")},
        "inputs": [{"name": "ids", "shape": [-1, -1], "typical": [1, 32]}, {"name": "attention", "shape": [-1, -1], "typical": [1, 32], "fill": 1}],
        "outputs": [{"name": o, "shape": [-1, w]} for o, w in zip(export.OUTPUTS, export.WIDTHS)],
        "calibration": {"temperature": round(made["temperature"], 3), "logitBias": [0] * 7},
        "license": LICENSE, "trainingData": data.SOURCES,
        "metrics": {s: {k: round(sources[s][k], 4) for k in ("accuracy", "macroF1", "ece")} for s in joint.GOALS},
        "card": "text-minilm.md",
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=pathlib.Path, required=True)
    parser.add_argument("--work", type=pathlib.Path, required=True, help="train.py's --work")
    parser.add_argument("--full", required=True, help="the run of six layers")
    parser.add_argument("--small", required=True, help="the run of three layers")
    parser.add_argument("--teachers", nargs="*", default=[], help="the runs it was distilled from, for the card")
    parser.add_argument("--models", type=pathlib.Path, default=REPOSITORY / "models")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    train, by_source = data.split(arguments.data, EmojiNames())
    parts = list(by_source.values())
    validation = data.Rows([t for rows in parts for t in rows.texts], *(np.concatenate([getattr(r, a) for r in parts]) for a in ("labels", "sources")))
    lexicons = Lexicons().features(validation.texts)
    made = [profile(name, arguments.work / run, train, validation, lexicons, arguments.models, arguments.seed)
            for name, run in (("text-minilm", arguments.full), ("text-minilm-small", arguments.small))]
    shutil.copyfile(arguments.work / arguments.full / "vocabulary.txt", arguments.models / VOCABULARY)
    small = (arguments.work / arguments.small / "vocabulary.txt").read_text()
    assert (arguments.models / VOCABULARY).read_text().startswith(small), "the small vocabulary is no prefix of the full one"
    metrics = {m["name"]: m["metrics"] for m in made}
    metrics["baselines"] = baselines.measure_all(train, by_source, lexicons[:, COLUMNS.index("vaderCompound")])
    metrics["teachers"] = {t: json.loads((arguments.work / t / "metrics.json").read_text()) for t in arguments.teachers}
    (arguments.models / "text-minilm.metrics.json").write_text(json.dumps(metrics, indent=1) + "\n")
    for m in made:
        (arguments.models / f"{m['name']}.json").write_text(json.dumps(parameters(m), indent=1) + "\n")
        manifest.put(arguments.models, row(m, arguments.models))
    (arguments.models / "text-minilm.md").write_text(card.write(metrics, len(train)))


if __name__ == "__main__":
    main()
