"""Step 4: operating points, scores, metrics JSON, the card's numbers and the manifest row.

A clip's answer is the product's: of its windows, one each half second, that which is surest of an event. Each kind's bias is
chosen so that one in a hundred other clips is over the kind's threshold. Recall on strangers is that of a network that was
trained without a fifth of the groups (--judged), cross-fitted: the biases for one half of the people and recordings are chosen
on the other half. The delivered one (--run) is the same, or one that went on from it with everything but dev; its biases are
chosen on all the other clips that it never heard.
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
import tones
from train import HOP_FRAMES

FALSE_ALARMS = 0.01
EVENTS = len(kinds.KINDS) - 1
BEGIN = 0.5  # an event begins in the product
SURE = 0.8  # from here on the product's own rule calls a scream a scream


class Scored:
    """Held-out clips: logits of their windows. Tones made by rule are told of by themselves, as easy ones among the other
    sounds would flatter them."""

    def __init__(self, path: pathlib.Path, of_tones: bool = False):
        stored = np.load(path)
        clips = json.loads(str(stored["clips"]))
        wanted = np.array([(clip["source"] == tones.SOURCE) == of_tones for clip in clips])
        self.clips = [clip for clip, is_wanted in zip(clips, wanted) if is_wanted]
        self.truth = np.array([kinds.KINDS.index(clip["may_be"][0]) for clip in self.clips])
        self.where = np.array([self._where(clip) for clip in self.clips])
        self.half = np.array([kinds.fold("half " + clip["group"]) % 2 for clip in self.clips])
        mine = wanted[stored["owner"]]
        self.logits, self.owner = stored["logits"][mine].astype(np.float64), (np.cumsum(wanted) - 1)[stored["owner"][mine]]
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
    info, scored = json.loads((folder / "run.json").read_text()), Scored(folder / "held_out.npz")
    of = np.array([clip["source"] == info["leave_out"] for clip in scored.clips])
    answers = scored.answers(biases(scored, ~of))
    return {"steps": info["steps"], "kinds": {
        name: {"clips": int(mine.sum()), "recall": float((answers[mine] == k).mean())}
        for k, name in enumerate(kinds.KINDS) if (mine := of & (scored.truth == k)).any()}}


def measure(run: pathlib.Path, judge: pathlib.Path, left_out: list[pathlib.Path]) -> dict:
    strangers, delivered, files = Scored(judge / "held_out.npz"), Scored(run / "held_out.npz"), np.load(run / "precisions.npz")
    bias = biases(delivered, np.ones(len(delivered.clips), bool))
    temperature = fit_temperature(strangers, biases(strangers, np.ones(len(strangers.clips), bool)))
    same = (files["fp32_logits"] + bias).argmax(1) == (files["int8_logits"] + bias).argmax(1)
    dev = delivered.answers(bias)
    return {
        "labels": kinds.KINDS, "training": [json.loads((folder / "run.json").read_text()) for folder in (judge, run)],
        "strangers": judged(strangers),
        "dev": {name: {"clips": int((delivered.truth == k).sum()), "recall": float((dev[delivered.truth == k] == k).mean())}
                for k, name in enumerate(kinds.KINDS)},
        "talk": begun_per_hour(delivered, bias, temperature),
        "tones": taken_tones(Scored(run / "held_out.npz", of_tones=True), bias, temperature),
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
    strangers, talk, (judge, run) = metrics["strangers"], metrics["talk"], metrics["training"]
    same_run = run == judge
    left = [[name, kind, str(s["clips"]), percent(s["recall"])]
            for name, found in metrics["left_out"].items() for kind, s in found["kinds"].items()]
    values = {
        "events": table(["kind", "clips", "people or recordings", "recall %", "other clips taken for it %", "AUC", *([] if same_run else ["delivered: dev clips", "recall %"])], [
            [kind, str(s["clips"]), str(s["groups"]), percent(s["recall"]), "" if s["false_alarms"] is None else percent(s["false_alarms"]),
             "" if s["auc"] is None else f"{s['auc']:.3f}", *([] if same_run else [str(metrics["dev"][kind]["clips"]), percent(metrics["dev"][kind]["recall"])])]
            for kind, s in strangers["kinds"].items()]),
        "alarms": table(["other clips", "clips", "taken for an event %"], [
            [where, str(s["clips"]), percent(s["taken_for_event"])] for where, s in strangers["other"].items()]),
        "confusion": table(["truth \\ answer", *metrics["labels"]], [
            [name, *map(str, row)] for name, row in zip(metrics["labels"], strangers["confusion"])]),
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
        "delivered": "it is the delivered one." if same_run else f"the delivered one goes on from it for {run['steps']} steps with "
                     "everything but dev, where it has its own scores on the right.",
        "biased_on": "these same clips" if same_run else "dev's other clips",
        "judge_clips": judge["clips"], "judge_steps": judge["steps"], "clips": run["clips"], "steps": run["steps"], "batch": run["batch"],
        "minutes": f"{judge['minutes']:.0f} and {run['minutes']:.0f}", "seeds": f"{judge['seed']} and {run['seed']}",
    }
    return string.Template((pathlib.Path(__file__).parent / "card.md.template").read_text()).substitute(values)


def row(metrics: dict, models: pathlib.Path) -> dict:
    return {
        "id": "sound-events", "task": "sound", "version": "1.1.0", "labels": kinds.KINDS,
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
    parser.add_argument("--run", type=pathlib.Path, required=True)
    parser.add_argument("--judged", type=pathlib.Path, required=True, help="the --out of the run that it went on from")
    parser.add_argument("--left-out", type=pathlib.Path, nargs="*", default=[], help="--out folders of runs with --leave-out")
    parser.add_argument("--models", type=pathlib.Path, required=True)
    arguments = parser.parse_args()
    metrics = manifest.rounded(measure(arguments.run, arguments.judged, arguments.left_out))
    (arguments.models / "sound-events.metrics.json").write_text(json.dumps(metrics, indent=1) + "\n")
    sizes = {p: (arguments.models / f"sound-events.{p}.onnx").stat().st_size for p in ("fp32", "int8")}
    (arguments.models / "sound-events.md").write_text(card(metrics, sizes))
    manifest.put(arguments.models, row(metrics, arguments.models))
    print(json.dumps({key: metrics[key] for key in ("strangers", "dev", "talk", "left_out", "bias", "temperature")}, indent=1))


if __name__ == "__main__":
    main()
