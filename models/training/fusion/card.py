"""Writes the card of early fusion from what the run measured. No number is typed in here."""

from __future__ import annotations

from items import LABELS
from measure import ROOM


def percent(value: float) -> str:
    return f"{100 * value:.1f} %"


def table(by_subset: dict) -> str:
    methods = list(next(iter(by_subset.values())))
    lines = ["| present | " + " | ".join(methods) + " |", "| --- |" + " --- |" * len(methods)]
    for subset, by_method in by_subset.items():
        lines.append(f"| {subset} | " + " | ".join(percent(by_method[m]["meanRecall"]) for m in methods) + " |")
    return "\n".join(lines)


def calibration(by_subset: dict) -> str:
    methods = list(next(iter(by_subset.values())))
    lines = ["| present | " + " | ".join(methods) + " |", "| --- |" + " --- |" * len(methods)]
    for subset, by_method in by_subset.items():
        lines.append(f"| {subset} | " + " | ".join(percent(by_method[m]["ece"]) for m in methods) + " |")
    return "\n".join(lines)


def recalls(by_subset: dict) -> str:
    everything = list(by_subset)[-1]
    lines = ["| " + everything + " | " + " | ".join(LABELS) + " | macro-F1 |", "| --- |" + " --- |" * (len(LABELS) + 1)]
    for method, m in by_subset[everything].items():
        lines.append(f"| {method} | " + " | ".join(percent(m["recall"][label]) for label in LABELS) + f" | {percent(m['macroF1'])} |")
    return "\n".join(lines)


def gains(found: dict) -> str:
    lines = ["| other stories | present | best sense alone | attention | best late method |", "| --- | --- | --- | --- | --- |"]
    for conflict, by_subset in found["table"].items():
        lines += [f"| {conflict} | {subset} | {percent(g['bestAlone'])} | {100 * g['attention']:+.1f} | {100 * g['late']:+.1f} |" for subset, g in by_subset.items()]
    return "\n".join(lines)


def write(m: dict) -> str:
    tables = "\n\n".join(f"{'As in a room: quality, age and, by them, conflict drawn for each sense' if c == ROOM else f'Each sense tells another story in {c} of the tuples'}:\n\n{table(t)}"
                         for c, t in m["held"].items())
    made_for = ", ".join(f"{sense}: {name}" for sense, name in m["madeFor"].items())
    items = "\n".join(f"| {name} | {i['training']:,} | {i['held']:,} | {percent(i['trainingAccuracy'])} | {percent(i['heldAccuracy'])} | {i['embedding']} | {i['corpora']} |"
                      for name, i in m["items"].items())
    fitted = m["reliability"]
    first = next(iter(m["held"]))
    return f"""# fusion-attention

Early fusion of a face over time, a voice and words. Version {m['version']}, for the embeddings of {made_for}; of other models it takes the answers alone.

* Network: one token a sense of its embedding, its own calibrated answer, its quality and age; self-attention over the senses present (Vaswani et al. 2017), attention pooling (Ilse et al. 2018). The answer is the product of the senses' own answers, each to the power of the attention paid to it, and a correction from the embeddings; a sense alone is not corrected. {m['parameters']:,} parameters, {m['bytes'] / 1024:.0f} KiB, fp32 only; {m['microseconds']:.0f} microseconds on one thread of the (busy) machine that made it.
* Inputs: `face`, `speech`, `text` embeddings, `scores` [N,3,7] log probabilities, `quality` [N,3] 0..1, `age` [N,3] half-lives, `present` and `embedded` [N,3] 0 or 1. Outputs: `logits` [N,7], `attention` [N,3], the contribution of each sense. Probabilities: softmax(logits), which the network has divided by the temperature for one sense, two or three: {", ".join(f"{t:.2f}" for t in m["temperatures"])}.
* Made by `python models/training/fusion/run.py {m['command']}`, which wrote this page and its metrics.

## Data: no set has all three

No recording with face, voice and words of the same utterance is at hand. The network is trained and measured on **tuples of separate items that carry the same label**: another person's face, another's voice, a third one's words. In such a tuple the senses err independently of each other, which those of one person do not: **all gains below, of every method, are larger than in a room.** What they are good for is to compare the methods with each other. That is why fusion by weighted average remains the default and this one is chosen by `fusion.method`.

How often a sense tells another story is an assumption, too: {percent(m['assumptions']['conflict'])} of fresh readings of full quality, {percent(m['assumptions']['worthless'])} of worthless ones. Emotions are drawn half-way between evenly and as the corpora have them in training, evenly in the tables.

| sense | items to learn from | held back | named right by itself: learned from | held back | embedding | corpora held back |
| --- | --- | --- | --- | --- | --- | --- |
{items}

Held back: FER+ valid and muxspace people held back, in drawn motion; speakers and texts that the networks before never learned from. The networks before did learn from the items learned from here, so they name more of them right; learning from the held-back speakers instead, half for half, was tried and did worse: they are too few.

## Mean recall on held-back tuples

{m['count']:,} tuples each, every emotion as often, all methods on the same tuples. Late methods with the service's default options; "reliability, fitted": below.

{tables}

## Gain over the best sense alone (points of mean recall)

{gains(m['gains'])}

The least gain of attention over the best sense present, whatever is present: {100 * m['gains']['least']:+.1f} points.

## By emotion ({first} other stories)

{recalls(m['held'][first])}

## Calibration

ECE (15 bins), as in a room; the temperatures were fitted on other tuples of the same held-back items:

{calibration(m['held'][ROOM])}

## The reliability method's numbers

Logistic regression on the held-back items: bias face {fitted['face']:.2f}, speech {fitted['speech']:.2f}, text {fitted['text']:.2f}, confidence {fitted['confidence']:.2f}. Quality and age do not vary in the items and keep their reasoned numbers. Whether they are better than the defaults is in the tables above.

## Limits

* What was said about independent errors.
* Words and voices are of actors, web comments and television; faces are web photographs.
* Cultures and languages differ in how far face, voice and words agree; irony is disagreement that means something. Neither is in the data.
* Licence: {m['license']}.
"""
