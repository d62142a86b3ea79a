"""Step 4: operating points, scores, metrics JSON, the card's numbers and the manifest row.

A clip's answer is the product's: of its windows, one each half second, that which is surest of an event. Each kind's bias is
chosen so that, together, the kinds answer an event for one in a hundred other clips. What is reported is cross-fitted: the
biases for one half of the people and recordings are chosen on the other half.
"""

from __future__ import annotations

import argparse
import json
import pathlib
import string
import sys

import numpy as np

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1]))
import manifest  # noqa: E402

import kinds
from train import HOP_FRAMES

FALSE_ALARMS = 0.01
EVENTS = len(kinds.KINDS) - 1
SURE = 0.8  # from here on the product's own rule calls a scream a scream


class Scored:
    """Held-out clips: logits of their windows."""

    def __init__(self, path: pathlib.Path):
        stored = np.load(path)
        self.clips = json.loads(str(stored["clips"]))
        self.truth = np.array([kinds.KINDS.index(clip["may_be"][0]) for clip in self.clips])
        self.where = np.array([self._where(clip) for clip in self.clips])
        self.half = np.array([kinds.fold("half " + clip["group"]) % 2 for clip in self.clips])
        self.logits, self.owner = stored["logits"].astype(np.float64), stored["owner"]
        # Of how many clips each counts for: as much speech as other sounds, whatever there is of each.
        other = self.truth == kinds.OTHER
        speech = self.where == "speech"
        self.weight = np.ones(len(self.clips))
        if (other & speech).any() and (other & ~speech).any():
            self.weight[other & speech] = (other & ~speech).sum() / (other & speech).sum()

    @staticmethod
    def _where(clip: dict) -> str:
        if clip["source"] in kinds.SPEECH:
            return "speech"
        return "sounds of people" if clip["source"] == "deeply_nonverbal" else "other sounds"

    def margins(self) -> np.ndarray:
        """By how much each event's logit leads Other's in the window where it leads most, [clips, 6]."""
        lead = self.logits[:, :EVENTS] - self.logits[:, kinds.OTHER:]
        best = np.full((len(self.clips), EVENTS), -np.inf)
        np.maximum.at(best, self.owner, lead)
        return best

    def answers(self, bias: np.ndarray) -> np.ndarray:
        """As the product: the window with the least chance of Other, and its likeliest kind."""
        chance = probabilities(self.logits + bias, 1.0)
        order = np.lexsort((chance[:, kinds.OTHER], self.owner))
        first = order[np.r_[True, self.owner[order][1:] != self.owner[order][:-1]]]
        return chance[first].argmax(1)


def probabilities(logits: np.ndarray, temperature: float) -> np.ndarray:
    scaled = logits / temperature
    exponent = np.exp(scaled - scaled.max(1, keepdims=True))
    return exponent / exponent.sum(1, keepdims=True)


def quantile(values: np.ndarray, weight: np.ndarray, share: float) -> float:
    """The value above which `share` of the weight lies."""
    order = np.argsort(-values)
    past = np.searchsorted(np.cumsum(weight[order]) / weight.sum(), share, side="right")
    return float(values[order[min(past, len(values) - 1)]]) + 1e-6


def biases(scored: Scored, chosen: np.ndarray) -> np.ndarray:
    """A bias a kind: the same false alarms for each, so many that all together make FALSE_ALARMS on the chosen clips."""
    margins, other = scored.margins(), chosen & (scored.truth == kinds.OTHER)
    low, high = FALSE_ALARMS / EVENTS, FALSE_ALARMS
    for _ in range(25):
        share = (low + high) / 2
        bias = np.zeros(len(kinds.KINDS))
        bias[:EVENTS] = [-quantile(margins[other, k], scored.weight[other], share) for k in range(EVENTS)]
        alarms = np.average((margins[other] + bias[:EVENTS] > 0).any(1), weights=scored.weight[other])
        low, high = (share, high) if alarms <= FALSE_ALARMS else (low, share)
    bias[:EVENTS] = [-quantile(margins[other, k], scored.weight[other], low) for k in range(EVENTS)]
    return bias


def cross_fitted(scored: Scored) -> np.ndarray:
    answers = np.zeros(len(scored.clips), int)
    for half in (0, 1):
        mine = scored.half == half
        answers[mine] = scored.answers(biases(scored, ~mine))[mine]
    return answers


def alone(scored: Scored) -> dict:
    """Recall of each kind at one false alarm of that kind in a hundred other clips, and the area under its ROC curve."""
    margins, other, result = scored.margins(), scored.truth == kinds.OTHER, {}
    for k in range(EVENTS):
        own = scored.truth == k
        if own.any():
            limit = quantile(margins[other, k], scored.weight[other], FALSE_ALARMS)
            order = np.searchsorted(np.sort(margins[other, k]), margins[own, k]) / other.sum()
            result[kinds.KINDS[k]] = {"recall": float((margins[own, k] > limit).mean()), "auc": float(order.mean())}
    return result


def fit_temperature(scored: Scored, bias: np.ndarray) -> float:
    """Least negative log likelihood of windows, each clip's together counting as one and each kind the same."""
    truth = scored.truth[scored.owner]
    per_clip = np.bincount(scored.owner)[scored.owner]
    per_kind = np.bincount(scored.truth, minlength=len(kinds.KINDS))[truth]
    grid = np.arange(0.5, 3.01, 0.05)
    losses = [np.sum(-np.log(probabilities(scored.logits + bias, t)[np.arange(len(truth)), truth] + 1e-9) / per_clip / per_kind) for t in grid]
    return round(float(grid[int(np.argmin(losses))]), 2)


def screams_per_hour(scored: Scored, bias: np.ndarray, temperature: float) -> dict:
    """How often the built-in alert's condition would begin in an hour of talk."""
    talk = (scored.where == "speech")[scored.owner]
    sure = (probabilities(scored.logits + bias, temperature)[:, kinds.KINDS.index("Scream")] >= SURE) & talk
    begins = sure & ~(np.r_[False, sure[:-1]] & np.r_[False, scored.owner[1:] == scored.owner[:-1]])
    hours = talk.sum() * HOP_FRAMES / 100 / 3600
    return {"hours": hours, "alerts": int(begins.sum()), "per_hour": float(begins.sum() / hours)}


def measure(run: pathlib.Path, left_out: list[pathlib.Path]) -> dict:
    scored, files = Scored(run / "held_out.npz"), np.load(run / "precisions.npz")
    answers, everything = cross_fitted(scored), np.ones(len(scored.clips), bool)
    bias = biases(scored, everything)
    temperature = fit_temperature(scored, bias)
    confusion = np.zeros((len(kinds.KINDS),) * 2, int)
    np.add.at(confusion, (scored.truth, answers), 1)
    other = scored.truth == kinds.OTHER
    recall = {name: float(confusion[k, k] / confusion[k].sum()) for k, name in enumerate(kinds.KINDS)}
    people = lambda k: len({clip["group"] for clip, truth in zip(scored.clips, scored.truth) if truth == k})
    left = {}
    for folder in left_out:
        info = json.loads((folder / "run.json").read_text())
        strangers = Scored(folder / "held_out.npz")
        of = np.array([clip["source"] == info["leave_out"] for clip in strangers.clips])
        found = strangers.answers(biases(strangers, everything_of(strangers) & ~of))
        left[info["leave_out"]] = {"steps": info["steps"], "recall": {
            kinds.KINDS[k]: {"clips": int((of & (strangers.truth == k)).sum()),
                             "recall": float((found[of & (strangers.truth == k)] == k).mean())}
            for k in range(len(kinds.KINDS)) if (of & (strangers.truth == k)).any()}}
    return {
        "labels": kinds.KINDS, "training": json.loads((run / "run.json").read_text()),
        "held_out": {name: {"clips": int(confusion[k].sum()), "groups": people(k), "recall": recall[name]}
                     for k, name in enumerate(kinds.KINDS)},
        "alone": alone(scored),
        "false_alarms": {where: {"clips": int((other & (scored.where == where)).sum()),
                                 "share": float((answers[other & (scored.where == where)] != kinds.OTHER).mean())}
                         for where in sorted(set(scored.where[other]))},
        "false_alarms_weighted": float(np.average(answers[other] != kinds.OTHER, weights=scored.weight[other])),
        "confusion": confusion.tolist(), "screams_in_talk": screams_per_hour(scored, bias, temperature), "left_out": left,
        "temperature": temperature, "bias": [round(float(b), 3) for b in bias],
        "parameters": int(files["parameters"]), "torch_difference": float(files["difference"]),
        "int8_same": float((files["fp32_logits"] + bias).argmax(1).__eq__((files["int8_logits"] + bias).argmax(1)).mean()),
        "windows_compared": len(files["fp32_logits"]),
        "milliseconds": {p: float(files[f"{p}_milliseconds"]) for p in ("fp32", "int8")},
    }


def everything_of(scored: Scored) -> np.ndarray:
    return np.ones(len(scored.clips), bool)


def table(header: list[str], rows: list[list[str]]) -> str:
    lines = ["| " + " | ".join(header) + " |", "|" + "---|" * len(header)]
    return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in rows])


def percent(value: float) -> str:
    return f"{100 * value:.1f}"


def card(metrics: dict, sizes: dict[str, int]) -> str:
    held, single, talk = metrics["held_out"], metrics["alone"], metrics["screams_in_talk"]
    left = [[name, kind, str(s["clips"]), percent(s["recall"])] for name, run in metrics["left_out"].items() for kind, s in run["recall"].items()]
    values = {
        "events": table(["kind", "clips", "people or recordings", "recall %", "recall % alone", "AUC alone"], [
            [kind, str(s["clips"]), str(s["groups"]), percent(s["recall"]),
             percent(single[kind]["recall"]) if kind in single else "", f"{single[kind]['auc']:.3f}" if kind in single else ""]
            for kind, s in held.items()]),
        "alarms": table(["other clips", "clips", "taken for an event %"], [
            [where, str(s["clips"]), percent(s["share"])] for where, s in metrics["false_alarms"].items()]),
        "confusion": table(["truth \\ answer", *metrics["labels"]], [
            [name, *map(str, row)] for name, row in zip(metrics["labels"], metrics["confusion"])]),
        "left_out": table(["corpus left out", "kind", "clips", "recall %"], left) if left else "No such run was made.",
        "weighted": percent(metrics["false_alarms_weighted"]), "temperature": metrics["temperature"],
        "bias": ", ".join(f"{kind} {b}" for kind, b in zip(metrics["labels"], metrics["bias"])),
        "hours": f"{talk['hours']:.1f}", "alerts": talk["alerts"], "per_hour": f"{talk['per_hour']:.1f}", "sure": SURE,
        "parameters": f"{metrics['parameters']:,}", "difference": f"{metrics['torch_difference']:.0e}",
        "fp32_kib": sizes["fp32"] // 1024, "int8_kib": sizes["int8"] // 1024,
        "fp32_ms": f"{metrics['milliseconds']['fp32']:.1f}", "int8_ms": f"{metrics['milliseconds']['int8']:.1f}",
        "same": percent(metrics["int8_same"]), "compared": metrics["windows_compared"],
        "clips": metrics["training"]["clips"], "steps": metrics["training"]["steps"], "batch": metrics["training"]["batch"],
        "minutes": f"{metrics['training']['minutes']:.0f}", "seed": metrics["training"]["seed"],
    }
    return string.Template((pathlib.Path(__file__).parent / "card.md.template").read_text()).substitute(values)


def row(metrics: dict, models: pathlib.Path) -> dict:
    return {
        "id": "sound-events", "task": "sound", "version": "1.0.0", "labels": kinds.KINDS,
        "files": [{"precision": p, "file": f"sound-events.{p}.onnx", "sha256": manifest.sha256(models / f"sound-events.{p}.onnx")}
                  for p in ("fp32", "int8")],
        "inputs": [{"name": "features", "shape": [-1, 192, 64], "layout": "NTF", "scaling": {"mean": [0], "std": [1]},
                    "typical": [1, 192, 64]}],
        "outputs": [{"name": "logits", "shape": [-1, 7]}],
        "calibration": {"temperature": metrics["temperature"], "logitBias": metrics["bias"]},
        "license": "research / non-commercial (because of the training data; see the card)",
        "trainingData": ["deeply_nonverbal", "donateacry", "baby_cry_detection", "esc10", "esc50_subset", "emogator",
                         *sorted(kinds.SPEECH)],
        "metrics": {"recall": {kind: s["recall"] for kind, s in metrics["held_out"].items()},
                    "falseAlarmsPerOtherClip": metrics["false_alarms_weighted"]},
        "card": "sound-events.md",
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--run", type=pathlib.Path, required=True)
    parser.add_argument("--left-out", type=pathlib.Path, nargs="*", default=[], help="--out folders of runs with --leave-out")
    parser.add_argument("--models", type=pathlib.Path, required=True)
    arguments = parser.parse_args()
    metrics = manifest.rounded(measure(arguments.run, arguments.left_out))
    (arguments.models / "sound-events.metrics.json").write_text(json.dumps(metrics, indent=1) + "\n")
    sizes = {p: (arguments.models / f"sound-events.{p}.onnx").stat().st_size for p in ("fp32", "int8")}
    (arguments.models / "sound-events.md").write_text(card(metrics, sizes))
    manifest.put(arguments.models, row(metrics, arguments.models))
    print(json.dumps({key: metrics[key] for key in ("held_out", "alone", "false_alarms", "screams_in_talk", "left_out", "bias")}, indent=1))


if __name__ == "__main__":
    main()
