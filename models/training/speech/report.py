"""Step 4: scores, temperature, metrics JSON, the card's numbers and the manifest row.

Every number on the card is computed here, from train.py's and export.py's outputs; the words around them are
card.md.template's. The temperature is fitted on corpora that the (shorter) left-out runs never heard, not on dev.
"""

from __future__ import annotations

import argparse
import json
import pathlib
import string
import sys

import numpy as np

import labels
import place
from model import EMBEDDING, SECOND_OPINION

REPOSITORY = pathlib.Path(__file__).resolve().parents[3]
sys.path.insert(0, str(REPOSITORY / "models/training"))
import manifest  # noqa: E402

NAMED_FROM = 0.3  # the product's fusion names no emotion below this confidence
EXCITED, CALM = ("Happiness", "Surprise", "Anger", "Fear"), ("Neutral", "Sadness")
AROUSAL_MIDDLE = 0.535  # half-way between the targets of excited and calm labels (labels.py)


class Scored:
    """Logits and truth of the clips that carry one of the seven classes."""

    def __init__(self, clips: list[dict], logits: np.ndarray, affect: np.ndarray):
        keep = np.array([clip["class"] is not None for clip in clips])
        kept = [clip for clip, use in zip(clips, keep) if use]
        self.logits, self.affect = logits[keep].astype(np.float64), affect[keep]
        self.truth = np.array([clip["class"] for clip in kept])
        self.source = np.array([clip["source"] for clip in kept])
        self.speaker = np.array([clip["speaker"] for clip in kept])

    @property
    def guess(self) -> np.ndarray:
        return self.logits.argmax(1)

    def only(self, *sources: str) -> Scored:
        part, mine = object.__new__(Scored), np.isin(self.source, sources)
        for name, value in vars(self).items():
            setattr(part, name, value[mine])
        return part


def uar(truth: np.ndarray, guess: np.ndarray) -> float:
    """Mean recall over the classes that the truth has."""
    return float(np.mean([(guess[truth == c] == c).mean() for c in np.unique(truth)]))


def macro_f1(truth: np.ndarray, guess: np.ndarray) -> float:
    scores = []
    for c in np.unique(truth):
        hit = ((truth == c) & (guess == c)).sum()
        scores.append(2 * hit / ((truth == c).sum() + (guess == c).sum()))
    return float(np.mean(scores))


def probabilities(logits: np.ndarray, temperature: float) -> np.ndarray:
    scaled = logits / temperature
    exponent = np.exp(scaled - scaled.max(1, keepdims=True))
    return exponent / exponent.sum(1, keepdims=True)


def calibration_error(truth: np.ndarray, logits: np.ndarray, temperature: float, bins: int = 15) -> float:
    p = probabilities(logits, temperature)
    confidence, right = p.max(1), p.argmax(1) == truth
    which = np.minimum((confidence * bins).astype(int), bins - 1)
    return float(sum(abs(confidence[which == b].mean() - right[which == b].mean()) * (which == b).mean()
                     for b in np.unique(which)))


def fit_temperature(parts: list[Scored]) -> float:
    """Least negative log likelihood, every corpus counting the same."""
    grid = np.arange(0.5, 5.0, 0.01)
    loss = [np.mean([-np.log(probabilities(s.logits, t)[np.arange(len(s.truth)), s.truth]).mean() for s in parts])
            for t in grid]
    return round(float(grid[int(np.argmin(loss))]), 2)


def interval(scored: Scored, seed: int = 1, rounds: int = 1000) -> list[float]:
    """95 % interval of the pooled UAR when whole speakers are drawn again: with few speakers, a wide one."""
    random, speakers = np.random.default_rng(seed), np.unique(scored.speaker)
    rows = {speaker: np.flatnonzero(scored.speaker == speaker) for speaker in speakers}
    values = []
    for _ in range(rounds):
        drawn = np.concatenate([rows[s] for s in random.choice(speakers, len(speakers))])
        values.append(uar(scored.truth[drawn], scored.guess[drawn]))
    return [round(float(v), 4) for v in np.percentile(values, [2.5, 97.5])]


def separation(values: np.ndarray, high: np.ndarray, low: np.ndarray) -> float:
    """Area under the ROC curve: how often a clip of `high` gets a larger value than one of `low`."""
    a, b = values[high], np.sort(values[low])
    return float((np.searchsorted(b, a, "left") + np.searchsorted(b, a, "right")).mean() / 2 / len(b))


def affect_scores(scored: Scored) -> dict:
    among = lambda *names: np.isin(scored.truth, [labels.LABELS.index(name) for name in names])
    excited, calm, arousal = among(*EXCITED), among(*CALM), scored.affect[:, 1]
    return {
        "arousal_high_vs_low_auc": separation(arousal, excited, calm),
        "arousal_high_vs_low_accuracy": float(((arousal[excited] > AROUSAL_MIDDLE).mean()
                                               + (arousal[calm] <= AROUSAL_MIDDLE).mean()) / 2),
        "valence_happy_vs_negative_auc": separation(scored.affect[:, 0], among("Happiness"),
                                                    among("Sadness", "Anger", "Disgust", "Fear")),
    }


def restricted(scored: Scored) -> np.ndarray:
    """The best of the classes that the corpus has."""
    return np.where(np.isin(np.arange(7), scored.truth), scored.logits, -np.inf).argmax(1)


def scores(scored: Scored, temperature: float, floor: np.ndarray) -> dict:
    """`floor`: what the linear discriminant answers."""
    counts = np.bincount(scored.truth, minlength=7)
    return {
        "uar_restricted": uar(scored.truth, restricted(scored)), "floor_uar": uar(scored.truth, floor),
        "recall": {labels.LABELS[c]: float((scored.guess[scored.truth == c] == c).mean()) for c in np.unique(scored.truth)},
        "clips": len(scored.truth), "speakers": len(np.unique(scored.speaker)),
        "uar": uar(scored.truth, scored.guess), "accuracy": float((scored.truth == scored.guess).mean()),
        "macro_f1": macro_f1(scored.truth, scored.guess),
        "majority_accuracy": float(counts.max() / counts.sum()), "chance_uar": 1 / int((counts > 0).sum()),
        "ece_before": calibration_error(scored.truth, scored.logits, 1.0),
        "ece_after": calibration_error(scored.truth, scored.logits, temperature),
    }


def load(path: pathlib.Path, logits: str = "logits", affect: str = "affect") -> Scored:
    stored = np.load(path)
    return Scored(json.loads(str(stored["clips"])), stored[logits], stored[affect])


def measure(runs: list[pathlib.Path], left_out_runs: list[pathlib.Path]) -> dict:
    fp32, int8 = (load(runs[0] / "precisions.npz", f"{p}_logits", f"{p}_affect") for p in ("fp32", "int8"))
    live = load(runs[0] / "precisions.npz", "int8_live_logits", "int8_affect")
    stored = np.load(runs[0] / "precisions.npz")
    left = {}
    for folder in left_out_runs:
        info = json.loads((folder / "run.json").read_text())
        left[info["leave_out"]] = (load(folder / "dev.npz"), info, load(folder / "dev.npz", "linear").guess)
    corpora = sorted(set(fp32.source))
    known = [fp32.only(name) for name in corpora]
    dev_temperature = fit_temperature(known)
    strangers = {name: scored for name, (scored, *_) in left.items()}
    temperature = fit_temperature([*strangers.values(), *known])
    left_temperature = fit_temperature(list(strangers.values())) if strangers else temperature
    unnamed = lambda t: float((probabilities(fp32.logits, t).max(1) < NAMED_FROM).mean())
    confusion = np.zeros((7, 7), int)
    np.add.at(confusion, (fp32.truth, fp32.guess), 1)

    dev_floor = load(runs[0] / "dev.npz", "linear").guess
    left_out = {}
    for name, (scored, info, floor) in left.items():
        others = [other for key, other in strangers.items() if key != name]
        left_out[name] = (scores(scored, fit_temperature([*others, *known]), floor) | affect_scores(scored)
                          | {"minutes": info["minutes"], "steps": info["steps"]})
    return {
        "labels": labels.LABELS,
        "training": [json.loads((run / "run.json").read_text()) for run in runs],
        "temperature": temperature, "temperature_fitted_on": [*strangers, *(f"{name} (dev speakers)" for name in corpora)],
        "temperature_if_fitted_on_left_out": left_temperature,
        "unnamed": unnamed(temperature), "unnamed_if_fitted_on_left_out": unnamed(left_temperature),
        "temperature_if_fitted_on_dev": dev_temperature,
        "ece_if_fitted_on_dev": calibration_error(fp32.truth, fp32.logits, dev_temperature),
        "dev": scores(fp32, temperature, dev_floor) | {"uar_interval_over_speakers": interval(fp32)},
        "support": {labels.LABELS[c]: int((fp32.truth == c).sum()) for c in range(7)},
        "corpora": {name: scores(fp32.only(name), temperature, dev_floor[fp32.source == name])
                    | affect_scores(fp32.only(name)) for name in corpora},
        "confusion": confusion.tolist(),
        "affect": affect_scores(fp32),
        "places": at_places({f"{name} (left out)": scored for name, scored in strangers.items()} | {f"{name} (dev)": fp32.only(name) for name in corpora}, temperature),
        "left_out": left_out,
        "left_out_mean": {key: float(np.mean([s[key] for s in left_out.values()])) for key in
                          ("uar", "uar_restricted", "floor_uar", "ece_after", "arousal_high_vs_low_auc",
                           "arousal_high_vs_low_accuracy")} if left_out else {},
        "int8": {"uar": uar(int8.truth, int8.guess), "accuracy": float((int8.truth == int8.guess).mean()),
                 "same_class_as_fp32": float((int8.guess == fp32.guess).mean()),
                 "corpora_uar": {name: uar(int8.only(name).truth, int8.only(name).guess) for name in corpora},
                 "uar_first_3_seconds": uar(live.truth, live.guess),
                 "ece_after": calibration_error(int8.truth, int8.logits, temperature)},
        "milliseconds_3s": {p: float(stored[f"{p}_milliseconds"]) for p in ("fp32", "int8")},
        "torch_difference": float(stored["difference"]), "parameters": int(stored["parameters"]),
    }


def at_places(parts: dict[str, Scored], temperature: float) -> dict:
    """The service's VoiceBaseline, each speaker a place of his own: UAR, recall of Neutral and arousal on the right side, without
    and with it, by what the history holds. Corpora without neutral clips cannot be told."""
    found = {}
    for name, scored in parts.items():
        if not (scored.truth == 0).any():
            continue
        p, arousal = probabilities(scored.logits, temperature), scored.affect[:, 1].astype(np.float64)
        ways = {"without": (p, arousal)} | {history: place.correct(p, arousal, scored.truth, scored.speaker, counts) for history, counts in place.HISTORIES.items()}
        found[name] = {}
        for way, (answers, moved) in ways.items():
            told = object.__new__(Scored)
            vars(told).update(vars(scored) | {"affect": np.stack([scored.affect[:, 0], moved], 1)})
            found[name][way] = {"uar": uar(scored.truth, answers.argmax(1)), "neutral": float((answers.argmax(1)[scored.truth == 0] == 0).mean()),
                                "arousal": affect_scores(told)["arousal_high_vs_low_accuracy"]}
    return found


def rounded(value: object) -> object:
    if isinstance(value, dict):
        return {key: rounded(item) for key, item in value.items()}
    if isinstance(value, float):
        return float(f"{value:.4g}")
    return value


def table(header: list[str], rows: list[list[str]]) -> str:
    lines = ["| " + " | ".join(header) + " |", "|" + "---|" * len(header)]
    return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in rows])


def percent(value: float) -> str:
    return f"{100 * value:.1f}"


def card(metrics: dict, sizes: dict[str, int]) -> str:
    dev, int8, mean, runs = metrics["dev"], metrics["int8"], metrics["left_out_mean"], metrics["training"]
    short = [name[:4] for name in metrics["labels"]]
    each = lambda s: [percent(s["recall"][name]) if name in s["recall"] else "-" for name in metrics["labels"]]
    corpora = table(
        ["corpus", "clips", "speakers", "UAR %", "int8 UAR %", "LDA UAR %", "chance %", "accuracy %", "majority %", "macro-F1 %",
         "arousal AUC", "ECE"], [
            [name, str(s["clips"]), str(s["speakers"]), percent(s["uar"]), percent(int8["corpora_uar"][name]),
             percent(s["floor_uar"]), percent(s["chance_uar"]), percent(s["accuracy"]), percent(s["majority_accuracy"]),
             percent(s["macro_f1"]), f"{s['arousal_high_vs_low_auc']:.2f}", f"{s['ece_after']:.3f}"]
            for name, s in metrics["corpora"].items()])
    recall = table(["recall %", *short], [["all", *each(dev)], *[[name, *each(s)] for name, s in metrics["corpora"].items()]])
    confusion = table(["truth \\ answer", *short, "clips"], [
        [name, *map(str, row), str(sum(row))] for name, row in zip(metrics["labels"], metrics["confusion"])])
    left = table(
        ["left out", "clips", "UAR %", "among its own %", "LDA UAR %", "chance %", "accuracy %", "majority %", "macro-F1 %",
         "arousal AUC", "arousal right %", "ECE before", "ECE after"], [
            [name, str(s["clips"]), percent(s["uar"]), percent(s["uar_restricted"]), percent(s["floor_uar"]),
             percent(s["chance_uar"]), percent(s["accuracy"]), percent(s["majority_accuracy"]), percent(s["macro_f1"]),
             f"{s['arousal_high_vs_low_auc']:.2f}", percent(s["arousal_high_vs_low_accuracy"]), f"{s['ece_before']:.3f}",
             f"{s['ece_after']:.3f}"] for name, s in metrics["left_out"].items()])
    left_recall = table(["recall %", *short], [[name, *each(s)] for name, s in metrics["left_out"].items()])
    places = table(["speakers of", *(f"{way}: UAR, neutral, arousal right %" for way in ["without", *place.HISTORIES])], [
        [name, *(", ".join(percent(by_way[way][key]) for key in ("uar", "neutral", "arousal")) for way in ["without", *place.HISTORIES])]
        for name, by_way in metrics["places"].items()])
    of_left = lambda key, text: text(mean[key]) if mean else "-"
    values = {
        "uar": percent(dev["uar"]), "low": percent(dev["uar_interval_over_speakers"][0]),
        "high": percent(dev["uar_interval_over_speakers"][1]), "accuracy": percent(dev["accuracy"]),
        "f1": percent(dev["macro_f1"]), "majority": percent(dev["majority_accuracy"]), "clips": dev["clips"],
        "floor": percent(dev["floor_uar"]),
        "speakers": dev["speakers"], "ece_before": f"{dev['ece_before']:.3f}", "ece_after": f"{dev['ece_after']:.3f}",
        "temperature": metrics["temperature"], "left_temperature": metrics["temperature_if_fitted_on_left_out"],
        "unnamed": percent(metrics["unnamed"]), "left_unnamed": percent(metrics["unnamed_if_fitted_on_left_out"]),
        "dev_temperature": metrics["temperature_if_fitted_on_dev"], "dev_ece": f"{metrics['ece_if_fitted_on_dev']:.3f}",
        "places": places, "corpora": corpora, "recall": recall, "confusion": confusion, "left_out": left, "left_recall": left_recall,
        "left_mean": of_left("uar", percent), "left_own": of_left("uar_restricted", percent),
        "left_floor": of_left("floor_uar", percent), "left_ece": of_left("ece_after", "{:.3f}".format),
        "left_auc": of_left("arousal_high_vs_low_auc", "{:.2f}".format),
        "left_arousal": of_left("arousal_high_vs_low_accuracy", percent),
        "left_steps": ", ".join(sorted({str(s["steps"]) for s in metrics["left_out"].values()})) or "-",
        "arousal": f"{metrics['affect']['arousal_high_vs_low_auc']:.2f}",
        "valence": f"{metrics['affect']['valence_happy_vs_negative_auc']:.2f}",
        "int8_uar": percent(int8["uar"]), "live_uar": percent(int8["uar_first_3_seconds"]),
        "int8_same": percent(int8["same_class_as_fp32"]), "parameters": f"{metrics['parameters']:,}",
        "fp32_kib": sizes["fp32"] // 1024, "int8_kib": sizes["int8"] // 1024,
        "fp32_ms": f"{metrics['milliseconds_3s']['fp32']:.1f}", "int8_ms": f"{metrics['milliseconds_3s']['int8']:.1f}",
        "difference": f"{metrics['torch_difference']:.0e}", "steps": runs[0]["steps"],
        "batch": runs[0]["batch"], "train_clips": runs[0]["clips"],
        "networks": "" if len(runs) == 1 else f" {len(runs)} of them, of different seeds, average their answers;",
        "minutes": " and ".join(f"{run['minutes']:.0f}" for run in runs), "embedding": EMBEDDING * len(runs),
        "seeds": " and ".join(str(run["seed"]) for run in runs), "second": SECOND_OPINION,
    }
    template = (pathlib.Path(__file__).parent / "card.md.template").read_text()
    return string.Template(template).substitute(values)


def row(metrics: dict, models: pathlib.Path) -> dict:
    return {
        "id": "speech-crnn", "task": "speech", "version": "2.2.0", "labels": labels.LABELS,
        "files": [{"precision": p, "file": f"speech-crnn.{p}.onnx", "sha256": manifest.sha256(models / f"speech-crnn.{p}.onnx")}
                  for p in ("fp32", "int8")],
        "inputs": [{"name": "features", "shape": [-1, -1, 112], "layout": "NTF", "scaling": {"mean": [0], "std": [1]},
                    "typical": [1, 298, 112]}],
        "outputs": [{"name": "logits", "shape": [-1, 7]},
                    {"name": "embedding", "shape": [-1, EMBEDDING * len(metrics["training"])]},
                    {"name": "affect", "shape": [-1, 2]}],
        "calibration": {"temperature": metrics["temperature"], "logitBias": [0] * 7},
        "license": "research / non-commercial (because of the training data; see the card)",
        "trainingData": [name for name in labels.SAMPLING],
        "metrics": {"uar": round(metrics["dev"]["uar"], 4), "ece": round(metrics["dev"]["ece_after"], 4)},
        "card": "speech-crnn.md",
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--run", type=pathlib.Path, nargs="+", required=True)
    parser.add_argument("--left-out", type=pathlib.Path, nargs="*", default=[], help="--out folders of runs with --leave-out")
    parser.add_argument("--models", type=pathlib.Path, required=True)
    arguments = parser.parse_args()
    metrics = rounded(measure(arguments.run, arguments.left_out))
    (arguments.models / "speech-crnn.metrics.json").write_text(json.dumps(metrics, indent=1) + "\n")
    sizes = {p: (arguments.models / f"speech-crnn.{p}.onnx").stat().st_size for p in ("fp32", "int8")}
    (arguments.models / "speech-crnn.md").write_text(card(metrics, sizes))
    manifest.put(arguments.models, row(metrics, arguments.models))
    print(json.dumps({key: metrics[key] for key in ("temperature", "dev", "int8", "affect")}, indent=1))


if __name__ == "__main__":
    main()
