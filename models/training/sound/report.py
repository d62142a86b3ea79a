"""Step 4: operating points, scores, metrics JSON, the card's numbers and the manifest row.

A clip's answer is the product's: of its windows, one each half second, that which is surest of an event. Each kind's bias is
chosen so that one in a hundred other clips is over the kind's threshold. Every clip is scored by a network that never heard its
person or recording: five were trained, each without a fifth of the groups (--folds), and the delivered one (--run), which
heard all five, scores the dev split. Recall on strangers is cross-fitted: the biases for one half of the people and recordings
are chosen on the other half. The delivered biases are chosen on all.
"""

from __future__ import annotations

import argparse
import json
import pathlib
import string
import sys
from typing import Callable

import numpy as np

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1]))
import manifest  # noqa: E402

import kinds
import tones
from train import HOP_FRAMES

VERSION = "1.4.0"
FALSE_ALARMS = 0.01
EVENTS = len(kinds.KINDS) - 1
BEGIN = 0.5  # an event begins in the product
SURE = 0.8  # from here on the product's own rule calls a scream a scream


def held_out(run: pathlib.Path, wanted: Callable[[dict], bool]) -> tuple[list[dict], np.ndarray, np.ndarray]:
    """The wanted clips that a run did not learn from, the logits of their windows [W, 7], and the clip of each [W]."""
    stored = np.load(run / "held_out.npz")
    clips = json.loads(str(stored["clips"]))
    chosen = np.array([wanted(clip) for clip in clips])
    mine = chosen[stored["owner"]]
    return [clip for clip, is_chosen in zip(clips, chosen) if is_chosen], stored["logits"][mine], (np.cumsum(chosen) - 1)[stored["owner"][mine]]


class Scored:
    """Clips that were held out of one or more runs."""

    def __init__(self, *parts: tuple[list[dict], np.ndarray, np.ndarray]):
        self.clips = [clip for clips, _, _ in parts for clip in clips]
        self.logits = np.concatenate([logits for _, logits, _ in parts]).astype(np.float64)
        firsts = np.cumsum([0, *(len(clips) for clips, _, _ in parts)])
        self.owner = np.concatenate([owner + first for (_, _, owner), first in zip(parts, firsts)])
        self.truth = np.array([kinds.KINDS.index(clip["may_be"][0]) for clip in self.clips])
        self.where = np.array([self._where(clip) for clip in self.clips])
        self.half = np.array([kinds.fold("half " + clip["group"]) % 2 for clip in self.clips])
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
    """A bias a kind, so that the kind by itself makes FALSE_ALARMS on the chosen clips of Other."""
    margins, other = scored.margins(), chosen & (scored.truth == kinds.OTHER)
    bias = np.zeros(len(kinds.KINDS))
    bias[:EVENTS] = [-quantile(margins[other, k], scored.weight[other], FALSE_ALARMS) for k in range(EVENTS)]
    return bias


def cross_fitted(scored: Scored) -> np.ndarray:
    answers = np.zeros(len(scored.clips), int)
    for half in (0, 1):
        mine = scored.half == half
        answers[mine] = scored.answers(biases(scored, ~mine))[mine]
    return answers


def areas(scored: Scored) -> dict[str, float]:
    """How often an event's clip has a larger margin than another clip: the area under the ROC curve."""
    margins, other = scored.margins(), scored.truth == kinds.OTHER
    return {kinds.KINDS[k]: float(np.searchsorted(np.sort(margins[other, k]), margins[scored.truth == k, k]).mean() / other.sum())
            for k in range(EVENTS)}


def fit_temperature(scored: Scored, bias: np.ndarray) -> float:
    """Least negative log likelihood of windows, each clip's together counting as one and each kind the same."""
    truth = scored.truth[scored.owner]
    per_clip = np.bincount(scored.owner)[scored.owner]
    per_kind = np.bincount(scored.truth, minlength=len(kinds.KINDS))[truth]
    grid = np.arange(0.5, 3.01, 0.05)
    losses = [np.sum(-np.log(probabilities(scored.logits + bias, t)[np.arange(len(truth)), truth] + 1e-9) / per_clip / per_kind) for t in grid]
    return round(float(grid[int(np.argmin(losses))]), 2)


def begun_per_hour(scored: Scored, bias: np.ndarray, temperature: float) -> dict:
    """How often an event would begin in an hour of talk, and a scream so sure that the built-in alert is raised."""
    talk = (scored.where == "speech")[scored.owner]
    chance = probabilities(scored.logits + bias, temperature)
    hours = talk.sum() * HOP_FRAMES / 100 / 3600
    begins = lambda kind, limit: int(_begins((chance[:, kind] >= limit) & talk, scored.owner).sum())
    return {"hours": hours, "events": {kind: begins(k, BEGIN) for k, kind in enumerate(kinds.KINDS[:EVENTS])},
            "alerts": begins(kinds.KINDS.index("Scream"), SURE)}


def _begins(on: np.ndarray, owner: np.ndarray) -> np.ndarray:
    return on & ~(np.r_[False, on[:-1]] & np.r_[False, owner[1:] == owner[:-1]])


def judged(scored: Scored) -> dict:
    answers = cross_fitted(scored)
    confusion = np.zeros((len(kinds.KINDS),) * 2, int)
    np.add.at(confusion, (scored.truth, answers), 1)
    other = scored.truth == kinds.OTHER
    area = areas(scored)
    groups = lambda k: len({clip["group"] for clip, truth in zip(scored.clips, scored.truth) if truth == k})
    return {
        "kinds": {name: {"clips": int(confusion[k].sum()), "groups": groups(k), "recall": float(confusion[k, k] / confusion[k].sum()),
                         "false_alarms": float(np.average(answers[other] == k, weights=scored.weight[other])) if k < EVENTS else None,
                         "auc": area.get(name)}
                  for k, name in enumerate(kinds.KINDS)},
        "other": {where: {"clips": int((other & (scored.where == where)).sum()),
                          "taken_for_event": float((answers[other & (scored.where == where)] != kinds.OTHER).mean())}
                  for where in sorted(set(scored.where[other]))},
        "confusion": confusion.tolist(),
    }


def taken_tones(scored: Scored, bias: np.ndarray, temperature: float) -> dict:
    """How many tones have a window in which an event would begin, by what they are; those of dev are of no kind that was trained on."""
    chance = probabilities(scored.logits + bias, temperature)
    surest = np.zeros(len(scored.clips))
    np.maximum.at(surest, scored.owner, chance[:, :EVENTS].max(1))
    return {label: {"clips": int(mine.sum()), "unseen": bool(unseen), "begun": float((surest[mine] >= BEGIN).mean())}
            for label, unseen in sorted({(clip["label"], clip["split"] == "dev") for clip in scored.clips})
            for mine in [np.array([clip["label"] == label for clip in scored.clips])]}


def left_out_recalls(folder: pathlib.Path) -> dict:
    info, scored = training(folder), Scored(held_out(folder, lambda clip: not is_tone(clip)))
    of = np.array([clip["source"] == info["leave_out"] for clip in scored.clips])
    answers = scored.answers(biases(scored, ~of))
    return {"steps": info["steps"], "kinds": {
        name: {"clips": int(mine.sum()), "recall": float((answers[mine] == k).mean())}
        for k, name in enumerate(kinds.KINDS) if (mine := of & (scored.truth == k)).any()}}


def is_tone(clip: dict) -> bool:
    """Tones made by rule are told of by themselves, as easy ones among the other sounds would flatter them."""
    return clip["source"] == tones.SOURCE


def strangers(folds: list[pathlib.Path], run: pathlib.Path, of_tones: bool) -> Scored:
    """Each clip once, by a network that never heard its group: that of its fold, or the delivered one for dev."""
    left_out = sorted(training(folder)["fold"] for folder in folds)
    assert left_out == list(range(kinds.FOLDS)), f"a run without each of the {kinds.FOLDS} folds is needed, not without {left_out}"
    return Scored(*(held_out(folder, lambda clip: is_tone(clip) == of_tones and clip["split"] == "train") for folder in folds),
                  held_out(run, lambda clip: is_tone(clip) == of_tones))


def training(run: pathlib.Path) -> dict:
    return json.loads((run / "run.json").read_text())


def measure(run: pathlib.Path, folds: list[pathlib.Path], left_out: list[pathlib.Path]) -> dict:
    heard, files = strangers(folds, run, of_tones=False), np.load(run / "precisions.npz")
    bias = biases(heard, np.ones(len(heard.clips), bool))
    temperature = fit_temperature(heard, bias)
    same = (files["fp32_logits"] + bias).argmax(1) == (files["int8_logits"] + bias).argmax(1)
    return {
        "labels": kinds.KINDS, "training": {"run": training(run), "folds": [training(folder) for folder in folds]},
        "strangers": judged(heard),
        "talk": begun_per_hour(heard, bias, temperature),
        "tones": taken_tones(strangers(folds, run, of_tones=True), bias, temperature),
        "left_out": {folder.name.removeprefix("without-"): left_out_recalls(folder) for folder in left_out},
        "temperature": temperature, "bias": [round(float(b), 3) for b in bias],
        "parameters": int(files["parameters"]), "torch_difference": float(files["difference"]),
        "int8_same": float(same.mean()), "windows_compared": len(same),
        "milliseconds": {p: float(files[f"{p}_milliseconds"]) for p in ("fp32", "int8")},
    }


def table(header: list[str], rows: list[list[str]]) -> str:
    lines = ["| " + " | ".join(header) + " |", "|" + "---|" * len(header)]
    return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in rows])


def percent(value: float) -> str:
    return f"{100 * value:.1f}"


def card(metrics: dict, sizes: dict[str, int]) -> str:
    scores, talk, run, folds = metrics["strangers"], metrics["talk"], metrics["training"]["run"], metrics["training"]["folds"]
    left = [[name, kind, str(s["clips"]), percent(s["recall"])]
            for name, found in metrics["left_out"].items() for kind, s in found["kinds"].items()]
    values = {
        "events": table(["kind", "clips", "people or recordings", "recall %", "other clips taken for it %", "AUC"], [
            [kind, str(s["clips"]), str(s["groups"]), percent(s["recall"]), "" if s["false_alarms"] is None else percent(s["false_alarms"]),
             "" if s["auc"] is None else f"{s['auc']:.3f}"] for kind, s in scores["kinds"].items()]),
        "alarms": table(["other clips", "clips", "taken for an event %"], [
            [where, str(s["clips"]), percent(s["taken_for_event"])] for where, s in scores["other"].items()]),
        "confusion": table(["truth \\ answer", *metrics["labels"]], [
            [name, *map(str, row)] for name, row in zip(metrics["labels"], scores["confusion"])]),
        "left_out": table(["corpus left out", "kind", "clips", "recall %"], left) if left else "No such run was made.",
        "temperature": metrics["temperature"], "bias": ", ".join(f"{kind} {b}" for kind, b in zip(metrics["labels"], metrics["bias"])),
        "tones": table(["tones", "clips", "an event begins %"], [
            [label + (" (not trained on)" if t["unseen"] else ""), str(t["clips"]), percent(t["begun"])] for label, t in metrics["tones"].items()]),
        "hours": f"{talk['hours']:.1f}", "alerts": talk["alerts"], "sure": SURE, "begin": BEGIN,
        "begun": ", ".join(f"{kind} {count}" for kind, count in talk["events"].items()),
        "parameters": f"{metrics['parameters']:,}", "difference": f"{metrics['torch_difference']:.0e}",
        "fp32_kib": sizes["fp32"] // 1024, "int8_kib": sizes["int8"] // 1024,
        "fp32_ms": f"{metrics['milliseconds']['fp32']:.1f}", "int8_ms": f"{metrics['milliseconds']['int8']:.1f}",
        "same": percent(metrics["int8_same"]), "compared": metrics["windows_compared"],
        "fold_steps": folds[0]["steps"], "clips": run["clips"], "steps": run["steps"], "batch": run["batch"],
        "minutes": f"{run['minutes']:.0f}", "fold_minutes": f"{sum(fold['minutes'] for fold in folds):.0f}", "seed": run["seed"],
    }
    return string.Template((pathlib.Path(__file__).parent / "card.md.template").read_text()).substitute(values)


def row(metrics: dict, models: pathlib.Path) -> dict:
    return {
        "id": "sound-events", "task": "sound", "version": VERSION, "labels": kinds.KINDS,
        "files": [{"precision": p, "file": f"sound-events.{p}.onnx", "sha256": manifest.sha256(models / f"sound-events.{p}.onnx")}
                  for p in ("fp32", "int8")],
        "inputs": [{"name": "features", "shape": [-1, 192, 64], "layout": "NTF", "scaling": {"mean": [0], "std": [1]},
                    "typical": [1, 192, 64]}],
        "outputs": [{"name": "logits", "shape": [-1, 7]}],
        "calibration": {"temperature": metrics["temperature"], "logitBias": metrics["bias"]},
        "license": "research / non-commercial (because of the training data; see the card)",
        "trainingData": ["deeply_nonverbal", "donateacry", "baby_cry_detection", "esc10", "esc50_subset", "emogator", "tones made by rule",
                         *sorted(kinds.SPEECH)],
        "metrics": {"recall": {kind: s["recall"] for kind, s in metrics["strangers"]["kinds"].items()},
                    "takenForEvent": {where: s["taken_for_event"] for where, s in metrics["strangers"]["other"].items()}},
        "card": "sound-events.md",
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--run", type=pathlib.Path, required=True, help="the --out of the run that is delivered")
    parser.add_argument("--folds", type=pathlib.Path, nargs="+", required=True, help="--out folders of the runs with --fold, one for each")
    parser.add_argument("--left-out", type=pathlib.Path, nargs="*", default=[], help="--out folders of runs with --leave-out")
    parser.add_argument("--models", type=pathlib.Path, required=True)
    arguments = parser.parse_args()
    metrics = manifest.rounded(measure(arguments.run, arguments.folds, arguments.left_out))
    (arguments.models / "sound-events.metrics.json").write_text(json.dumps(metrics, indent=1) + "\n")
    sizes = {p: (arguments.models / f"sound-events.{p}.onnx").stat().st_size for p in ("fp32", "int8")}
    (arguments.models / "sound-events.md").write_text(card(metrics, sizes))
    manifest.put(arguments.models, row(metrics, arguments.models))
    print(json.dumps({key: metrics[key] for key in ("strangers", "talk", "tones", "left_out", "bias", "temperature")}, indent=1))


if __name__ == "__main__":
    main()
