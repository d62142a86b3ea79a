"""The model card, written from the metrics of the run."""

from __future__ import annotations

import pathlib
import string

import data
import joint

TEMPLATE = pathlib.Path(__file__).parent / "text-minilm.md.template"
NAMES = {"goemotions": "GoEmotions (comments)", "meld": "MELD (television dialogue)", "isear": "ISEAR (accounts of events)",
         "brighter": "BRIGHTER (short stories, posts)", "xed": "XED (film subtitles)", "dair": "dair-ai/emotion (posts by hashtag)",
         "dailydialog": "DailyDialog (textbook dialogue)"}


def table(header: list[str], rows: list[list[str]]) -> str:
    return "\n".join("| " + " | ".join(cells) + " |" for cells in [header, ["---"] * len(header), *rows])


def percent(value: float) -> str:
    return f"{100 * value:.1f}"


def by_source(results: dict) -> str:
    rows = [[NAMES[s], str(r["rows"]), percent(r["accuracy"]), percent(r["macroF1"]), percent(r["meanRecall"]), f"{r['ece']:.3f}",
             f"{r['majority']} {percent(r['majorityAccuracy'])}", percent(r["majorityMacroF1"])] for s, r in results.items() if r["rows"]]
    return table(["held back", "rows", "accuracy %", "macro-F1 %", "mean recall %", "ECE", "majority class, its accuracy %", "its macro-F1 %"], rows)


def recalls(results: dict) -> str:
    return table(["recall % (F1 %)", *data.LABELS], [[NAMES[s], *(f"{100 * r['recall'][c]:.0f} ({100 * r['f1'][c]:.0f})" if c in r["recall"] else "-"
                                                        for c in data.LABELS)] for s, r in results.items()])


def compared(metrics: dict) -> str:
    full, small, baselines = metrics["text-minilm"], metrics["text-minilm-small"], metrics["baselines"]
    kinds = {"full, int8": full["sources"], "full, fp32": full["fp32"], "full, int8, without the prior": full["withoutPrior"],
             "full, int8, by the prior of the source itself": full["ownPrior"], "small, int8": small["sources"], **baselines}
    return table(["accuracy / macro-F1 %", *(s for s in joint.GOALS)],
                 [[name, *(f"{percent(r[s]['accuracy'])} / {percent(r[s]['macroF1'])}" for s in joint.GOALS)] for name, r in kinds.items()])


def confusions(counts: dict) -> str:
    parts = []
    for source in ("goemotions", "meld"):
        parts.append(f"{NAMES[source]}; rows are the truth:\n\n" + table(
            ["", *data.LABELS], [[label, *map(str, row)] for label, row in zip(data.LABELS, counts[source])]))
    return "\n\n".join(parts)


def ablation(figures: dict, key: str) -> str:
    subsets = list(next(iter(figures.values())))
    return table([*["", *subsets]], [["rows", *(str(next(iter(figures.values()))[s]["rows"]) for s in subsets)],
                                     *([use, *(percent(by[s][key]) for s in subsets)] for use, by in figures.items())])


def emotion_ablation(figures: dict) -> str:
    subsets = list(next(iter(figures.values())))
    return table(["accuracy / macro-F1 %", *subsets],
                 [[use, *(f"{percent(by[s]['accuracy'])} / {percent(by[s]['macroF1'])}" for s in subsets)] for use, by in figures.items()])


def taus(rows: list[dict]) -> str:
    return table(["tau", "mean of both %", *joint.GOALS], [
        [f"{r['tau']:.1f}", percent(r["mean"]), *(f"{percent(r[s]['accuracy'])} / {percent(r[s]['macroF1'])}" for s in joint.GOALS)] for r in rows])


def sizes(metrics: dict) -> str:
    rows = [[name, str(m["layers"]), str(m["pieces"]), f"{m['parameters'] / 1e6:.1f} M", f"{m['bytes'] / 1e6:.1f} MB",
             f"{m['milliseconds32']['int8']:.2f} ms", f"{m['milliseconds32']['fp32']:.2f} ms", percent(m["sameAsFp32"])]
            for name, m in metrics.items() if name.startswith("text-")]
    return table(["model", "layers", "pieces", "parameters", "int8 file", "32 tokens, int8", "32 tokens, fp32", "same answer in int8 and fp32 %"], rows)


def teachers(metrics: dict) -> str:
    return table(["teacher (accuracy / macro-F1 % with the source's own prior)", *joint.GOALS], [
        [name, *(f"{percent(run[s]['1.0']['accuracy'])} / {percent(run[s]['1.0']['macroF1'])}" for s in joint.GOALS)]
        for name, run in metrics["teachers"].items()])


def reliability(rows: list[dict]) -> str:
    return table(["confidence", "rows", "mean confidence %", "right %"],
                 [[f"{r['from']:.1f} to {r['from'] + 0.1:.1f}", str(r["rows"]), percent(r["confidence"]), percent(r["accuracy"])] for r in rows])


def write(metrics: dict, trained: int) -> str:
    full, small = metrics["text-minilm"], metrics["text-minilm-small"]
    return string.Template(TEMPLATE.read_text()).substitute(
        trained=trained, sizes=sizes(metrics), full=by_source(full["sources"]), small=by_source(small["sources"]),
        unseen=by_source(full["unseenHalf"]), recalls=recalls(full["sources"]), compared=compared(metrics), confusions=confusions(full["confusion"]),
        sentiment=ablation(full["joint"]["sentiment"], "auc"), sentiment3=ablation(full["joint"]["sentiment"], "recall3"),
        intensity=ablation(full["joint"]["intensity"], "auc"), emotion=emotion_ablation(full["emotionWithLexicons"]),
        taus=taus(full["tried"]), tau=f"{full['tau']:.1f}", smallTau=f"{small['tau']:.1f}", temperature=f"{full['temperature']:.2f}",
        smallTemperature=f"{small['temperature']:.2f}", register=percent(full["register"]["accuracy"]),
        reliability=reliability(full["reliability"]), teachers=teachers(metrics))
