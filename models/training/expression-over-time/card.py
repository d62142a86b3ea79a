"""Writes the card of the model over time from what the run measured. No number is typed in here."""

from __future__ import annotations


def row(name: str, m: dict) -> str:
    return (f"| {name} | {100 * m['accuracy']:.1f} % | {100 * m['meanRecall']:.1f} % | {m['logLoss']:.3f} | {100 * m['noticed']:.1f} % | "
            f"{m['medianSeconds']:.2f} s | {m['meanSeconds']:.2f} s | {m['needlessPerMinute']:.1f} |")


HEADER = """| | accuracy | mean recall | log loss | changes noticed | median time to notice | mean | needless changes a minute |
| --- | --- | --- | --- | --- | --- | --- | --- |"""


def ways(measured: dict) -> dict:
    return {name: m for name, m in measured.items() if isinstance(m, dict) and "accuracy" in m}


def write(m: dict) -> str:
    given = " ".join(f"--{k.replace('_', '-')} {v}" for k, v in m["arguments"].items())
    held = "\n\n".join(f"After the {p} expression network:\n\n{HEADER}\n" + "\n".join(row(n, r) for n, r in ways(t).items())
                       + "\n\nECE (15 bins, on the half that the temperature was not fitted on): " + ", ".join(f"{n} {100 * e:.1f} %" for n, e in t["ece"].items()) + "."
                       for p, t in m["held"].items())
    paces = "\n\n".join(f"A look every {p['from']:.2f} to {p['to']:.2f} s ({p['sequences']} sequences):\n\n{HEADER}\n" + "\n".join(row(n, r) for n, r in ways(p).items())
                        if p["to"] < 9 else f"A look every {p['from']:.2f} s or more ({p['sequences']} sequences):\n\n{HEADER}\n" + "\n".join(row(n, r) for n, r in ways(p).items())
                        for p in m["paces"])
    constants = "\n".join(f"| {r['constant']} s | {100 * r['accuracy']:.1f} % | {r['medianSeconds']:.2f} s | {r['needlessPerMinute']:.1f} |" for r in m["constants"])
    return f"""# expression-over-time

The expression of one face over time, from single looks at it. Version {m['version']}, for expression-48 {m['network']}.

* Network: a gated recurrent unit (Cho et al. 2014) over the look's scores, a projection of its embedding and the time since the last look; {m['parameters']:,} parameters, {m['bytes'] / 1024:.0f} KiB, fp32 only; {m['microseconds']:.0f} microseconds a look on one thread of the (busy) machine that made it.
* Inputs: `scores` [N,7] calibrated log probabilities, `embedding`, `elapsed` [N,1] seconds since the look before (0 at the first), `state` [N,64] (zeros at first). Outputs: `logits` [N,7] and `next`, the state for the next look. Probabilities: softmax(logits / temperature).
* Made by `python models/training/expression-over-time/run.py --data ../shared/data/face --out models {given}`, which wrote this page, its metrics and the plot.

## Data: no video

No labelled video of faces is at hand. Sequences of {m['looks']} looks are **put together from still faces** (FER+ and muxspace): an expression held for some seconds, then another that grows over it; every class as likely as any other; camera (light, blur, noise, small faces), head (sway, blinks, a hand before the face, movement blur) and detector (wavering box, faces missed for up to two seconds) are drawn. The people change where the expression changes, for one person with several expressions is not at hand either. So the figures compare the three ways with each other; they do not say how well films of people are read.

Training: FER+ train and four fifths of the muxspace people. Below: FER+ valid and the other people, {m['arguments']['held_back']} sequences; faces that neither network saw in training.

## Held-back sequences

Noticed: the new expression is the answer, and stays it for half a second; a change never noticed counts for as long as the new expression lasted. Needless: changes of the answer while the face shows the same. The average's time constant is the best on the training sequences.

{held}

## By pace (int8)

{paces}

![one held-back sequence](expression-over-time.svg)

The first held-back sequence with three changes in 15 seconds, not chosen by how it is read.

## The average's time constant (training sequences)

| constant | accuracy | median time to notice | needless changes a minute |
| --- | --- | --- | --- |
{constants}

## Limits

* The training faces were also seen by the expression network, so the looks it learned from are better than those it will get.
* Seven classes equally often is harder than a room, which is mostly neutral or happy.
"""
