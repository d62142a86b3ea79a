"""Writes the model card from the metrics that the run measured. No number is typed in here."""

from __future__ import annotations

from fairness import BOOTSTRAPS
from model import EMBEDDING, LABELS


def percent(value: float) -> str:
    return f"{100 * value:.1f} %"


def table(header: list[str], rows: list[list[str]]) -> str:
    lines = ["| " + " | ".join(header) + " |", "|" + " --- |" * len(header)]
    return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in rows])


def overview(name: str, m: dict, key: str) -> str:
    rows = [[p, percent(m[key][p]["accuracy"]), percent(m[key][p]["meanRecall"]), percent(m[key][p]["macroF1"])] for p in ("fp32", "int8")]
    return table([name, "accuracy", "mean recall", "macro-F1"], rows)


def recalls(measured: dict) -> str:
    rows = [[c, str(measured["support"][c]), str(measured["predicted"][c]), percent(measured["recall"][c]), percent(measured["precision"][c])] for c in LABELS]
    return table(["class", "true", "predicted", "recall", "precision"], rows)


# What the name of a photograph begins with when it says what the face shows.
NAMED = {"neutral": "Neutral", "happy": "Happiness", "surprised": "Surprise", "sad": "Sadness", "angry": "Anger", "disgusted": "Disgust", "afraid": "Fear"}


def photos(m: dict) -> str:
    if "photos" not in m:
        return ""
    wrong = [p["file"] for p in m["photos"] for name, label in NAMED.items()
             if p["file"].startswith(name) and label not in (p["fp32"]["dominant"], p["int8"]["dominant"])]
    verdict = f"Read as something else than their names say: {', '.join(wrong)}." if wrong else "All are read as their names say."
    rows = [[p["file"], f"{p['box'][2] - p['box'][0]} px", f"{p['detection']:.2f}"]
            + [f"{p[q]['dominant']} {percent(p[q]['scores'][p[q]['dominant']])}" for q in ("fp32", "int8")] for p in m["photos"]]
    return ("\n## Photographs\n\nA look, not a measurement: every face BlazeFace found, cut out by its eyes, largest first. "
            + verdict + "\n\n"
            + table(["file", "box", "detection", "fp32", "int8"], rows) + "\n")


def stills(s: dict) -> str:
    return table(["precision", "FER+ accuracy", "mean recall", "macro-F1", "ECE", "second domain: accuracy", "mean recall"], [
        [p, *(percent(s[p]["valid"][k]) for k in ("accuracy", "meanRecall", "macroF1")), percent(s[p]["ece"]),
         *(percent(s[p]["secondDomain"][k]) for k in ("accuracy", "meanRecall"))] for p in ("fp32", "int8")])


def training(t: dict) -> str:
    """What the trainings were called with, how long they took, and what each network reached."""

    def argument(name: str, value: object) -> str:
        return f"--{name.replace('_', '-')}" + ("" if value is True else f" {' '.join(value) if isinstance(value, list) else value}")

    def row(name: str, run: dict) -> list[str]:
        script, end = "student.py" if "views" in run else "teacher.py", run["log"][-1]
        called = " ".join([script, *(argument(k, v) for k, v in run["arguments"].items() if v is not None and v is not False)])
        return [name, f"`{called}`", f"{end['minutes']:.0f}", *(percent(end[k]) for k in ("accuracy", "meanRecall", "portraitAccuracy"))]

    rows = [row(name, run) for name, run in {**t["teachers"], "student": t["student"]}.items()]
    return (table(["", "called with", "minutes", "FER+ accuracy", "FER+ mean recall", "portraits"], rows)
            + "\n\nOn a busy machine of two cores; figures before any prior correction. A checkpoint named after `--start` is the same network after an earlier "
            + f"schedule. The student that ships learned from {t['student']['views']:,} views.")


def percents(values: list[float]) -> str:
    return f"{100 * values[0]:.1f} to {100 * values[1]:.1f}"


def robustness(rows: dict) -> str:
    return table(["condition", "fp32 accuracy", "fp32 mean recall", "int8 accuracy", "int8 mean recall"],
                 [[f["condition"], *(percent(r[k]) for r in (f, q) for k in ("accuracy", "meanRecall"))] for f, q in zip(rows["fp32"], rows["int8"])])


def others(m: dict) -> str:
    """What is to be had elsewhere, beside ours."""
    if "others" not in m:
        return ""
    header = ["network", "FER+ valid: accuracy", "mean recall", "second domain: accuracy", "mean recall", "milliseconds of processor time a face"]

    def row(name: str, r: dict) -> list[str]:
        valid, second = r["valid"], r["secondDomain"]
        return [name, percent(valid["accuracy"]), percent(valid["meanRecall"]), percent(second["accuracy"]), percent(second["meanRecall"]), f"{r['milliseconds']:.2f}"]

    networks, ours = m["others"]["networks"], m["others"]["ours"]
    rows = [row(f"expression-48, {p}", r) for p, r in ours.items()] + [row(f"{n} ({r['package']})", r) for n, r in networks.items()]
    shares = ", ".join(f"{p} {percent(r['ofFaceApi'])}" for p, r in ours.items())
    zooms = " and ".join(f"{r['secondDomain']['halfDistance']} for {n}" for n, r in networks.items())
    return f"""
## Beside other networks

The expression networks of two npm packages on the same faces, converted to ONNX, one face at a time on one thread in the same runtime, taken in turns (`others.py`). They see the 48 px faces enlarged to the side that they want; on the second domain each has the zoom at which it does best (half the distance of the eyes: {zooms}).

{table(header, rows)}

Ours takes, of the time of face-api's network: {shares} (goal: at most 50 %).
"""


# The goals: rates of these within so many points between the groups of a kind.
GOALS = {"detected": 0.02, "Anger": 0.03, "Sadness": 0.03}


def fairness(m: dict) -> str:
    parts = []
    for kind, rows in m["kinds"].items():
        cells = [[r["group"], str(r["count"]), f"{percent(r['detected'])} ({percents(r['detectedInterval'])})",
                  *(f"{percent(r['share'][c])} ({percents(r['interval'][c])})" for c in LABELS), percent(r["confidence"]), percent(r["flipped"])] for r in rows]
        spread = m["spread"][kind]
        verdict = ", ".join(f"{'detection' if k == 'detected' else k.lower()} {100 * spread[k]:.1f} points apart (goal {100 * g:.0f})" for k, g in GOALS.items())
        parts.append(f"By {kind}: {verdict}.\n\n" + table([kind, "faces", "detected", *LABELS, "confidence", "flipped"], cells))
    return "\n\n".join(parts)


def brightness(rows: list[dict]) -> str:
    apart = max(r["accuracy"] for r in rows) - min(r["accuracy"] for r in rows)
    return (f"Accuracy between bands of the face's mean grey: {100 * apart:.1f} points apart (goal 3).\n\n"
            + table(["mean grey", "faces", "accuracy", "ECE"], [[f"{r['from']:.0f} to {r['to']:.0f}", str(r["count"]), percent(r["accuracy"]), percent(r["ece"])] for r in rows]))


def bias_text(m: dict) -> str:
    tried = table(["alpha", "accuracy", "mean recall", "its standard error"], [
        [str(r["alpha"]), *(percent(r[k]) for k in ("accuracy", "meanRecall", "standardError"))] for r in m["bias"]["tried"]])
    chosen = (f"a bias of -{m['bias']['alpha']} log prior (less its mean) is added to the logits" if m["bias"]["alpha"]
              else "no bias is added to the logits")
    plain = m["withoutBias"]["fp32"]
    return (f"Prior correction: {chosen}. Of those that cost at most 1.5 points of accuracy on the calibration half, it is the smallest whose mean recall there is within a standard error of the best; "
            f"without it the whole of valid gives {percent(plain['accuracy'])} accuracy and {percent(plain['meanRecall'])} mean recall (fp32). Tried on the calibration half:\n\n{tried}")


def write(m: dict) -> str:
    valid, second, eyes = m["valid"], m["secondDomain"], m["alignment"]["trainingPictures"]
    sad = valid["fp32"]["confusion"][LABELS.index("Sadness")]
    confusion = table(["truth \\ answer", *LABELS], [[c, *map(str, valid["int8"]["confusion"][i])] for i, c in enumerate(LABELS)])
    fewest = sorted(LABELS, key=lambda c: valid["fp32"]["support"][c])[:2]
    return f"""# expression-48

Seven expressions from one face of 48x48 grey pixels. Version {m['version']}.

* Network: residual, {m['network']['parameters']:,} parameters, {m['network']['multiplyAdds'] / 1e6:.1f} million multiply-adds; ONNX opset {m['network']['opset']}. Files: fp32 {m['network']['bytes']['fp32'] / 1024:.0f} KiB, int8 {m['network']['bytes']['int8'] / 1024:.0f} KiB (static QDQ, per channel, 7-bit weights).
* Input `face` [N,1,48,48]: grey 0..255 scaled as (x/255 - 0.5)/0.25 outside the graph. Outputs `logits` [N,7] ({', '.join(LABELS)}) and `embedding` [N,{EMBEDDING}].
* Probabilities: softmax((logits + logitBias) / temperature), both in `manifest.json`.
* The face is turned level and cut square with its eyes at {tuple(m['alignment']['leftEye'])} and {tuple(m['alignment']['rightEye'])} of the side: the height is where BlazeFace sees them in FER+ pictures (median of {eyes['detections']} detections on {eyes['faces']} training faces), the zoom the best of those tried on the second domain (below).
* Made by `python models/training/face/run.py --data ../shared/data/face --out models`; this page and `expression-48.metrics.json` were written by that run.

## Data and licences

* The first teachers (`faceres.py`: MobileNet v1 that told the people of VGGFace2 apart, non-commercial research) learned from FER+ and muxspace, two to one; students from the answers of teachers, and those of the student before on each view and its mirror image, on changed views of all three sets, and from the labels where there are any. In the same way learned the last teacher (`dlibnet.py`: dlib's ResNet that told the people of FaceScrub, VGG and web images apart, public domain). Only the last student ships, no weights of the others.
* FER+, `train`: soft votes of ten annotators. Labelled: at least 5 votes in the seven classes and none of contempt, unknown, not-a-face ahead of them; a lone vote counts half; disgust is drawn 4, fear 2, anger 1.3 times as often. The other faces only with the teachers' answer.
* Labels of FER+: MIT (Microsoft). Its images: web images of the FER2013 challenge, no licence stated.
* muxspace photographs of named people, found by BlazeFace and cut by the eyes at many zooms ({', '.join(f'{n} {c.lower()}' for c, n in m['portraits']['train'].items())}; single labels of one annotator, smoothed). Repository Apache-2.0, rights of the photographs not stated.
* UTKFace, two thirds of 11,819 faces of all ages, without labels: the teachers' answers only. Non-commercial research.
* Therefore treat these weights as fit for research and evaluation, and clear the rights before you sell them.
* Validation: FER+, `valid` (near-duplicates of train removed), majority label among the seven, ties left out: {valid['fp32']['count']} faces.
* Second domain: muxspace, {second['fp32']['count']} photographs of the fifth of the people who were kept out of training.

## How it was trained

{training(m['training'])}

## Validation (FER+ valid, {valid['fp32']['count']} faces)

Always answering the most frequent class: {percent(m['majorityBaseline'])} accuracy, {percent(1 / len(LABELS))} mean recall.

{overview('precision', m, 'valid')}

fp32 and int8 give the same answer for {percent(m['agreement'])} of the faces.

Per class, fp32:

{recalls(valid['fp32'])}

Confusion, int8:

{confusion}

{percent(sad[LABELS.index('Neutral')] / sum(sad))} of the sad faces are read as neutral.

{bias_text(m)}

## Single pictures

A picture that no other follows (a photograph, not a video) the service reads twice, as it is and mirrored, and averages the logits
(test-time augmentation). Everything else on this page is one look.

{stills(m['still'])}

## Calibration

Temperature {m['temperature']} (fitted on one half of valid and one half of the second domain, each counting the same). ECE (15 bins) on the other half of valid, {m['ece']['fp32']['count']} faces:

{table(['precision', 'before', 'after'], [[p, percent(m['ece'][p]['before']), percent(m['ece'][p]['after'])] for p in ('fp32', 'int8')])}

## Second domain (muxspace, {second['fp32']['count']} photographs of people not trained on)

Found by BlazeFace and cut by the eyes as the service does (in {m['portraits']['noFaceFound']} of all the photographs, training included, no face was found). Rare classes are taken whole, frequent ones capped, so accuracy here is not that of the natural shares. One annotator, noisy on rare classes; mean recall and macro-F1 are over the classes with at least {second['fewest']} photographs.

{overview('precision', m, 'secondDomain')}

{recalls(second['fp32'])}

Zoom, as half the distance of the eyes in parts of the side (fp32, on these photographs, so the figures above are slightly kind to it):

{table(['half distance', 'accuracy', 'mean recall'], [[str(r['halfDistance']), percent(r['accuracy']), percent(r['meanRecall'])] for r in m['alignment']['tried']])}

ECE on the half that the temperature was not fitted on, {m['ece']['fp32']['secondCount']} photographs: fp32 {percent(m['ece']['fp32']['secondDomain'])}, int8 {percent(m['ece']['int8']['secondDomain'])}.

{others(m)}
## Worse conditions

The same {valid['fp32']['count']} faces of FER+ valid, changed:

{robustness(m['robustness'])}

## Brightness

{brightness(m['brightness'])}

## Groups of people

{m['fairness']['faces']} faces of UTKFace (the third never shown in training), which has groups of people but no emotions: int8 answers, so a rate that differs says that answers differ, not who is right; people of different groups also smile differently often in pictures of the web. In brackets the middle 95 % of {BOOTSTRAPS} resamplings; flipped: how often a shift of the face by {percent(m['fairness']['shift'])} of its side changes the answer. Nothing that ships infers age, gender or race.

{fairness(m['fairness'])}

## Speed

One face, one thread, on the (busy) machine that made it: fp32 {m['milliseconds']['fp32']:.2f} ms, int8 {m['milliseconds']['int8']:.2f} ms. `emotionedge models bench` measures yours.
{photos(m)}
## Not for

Decisions about a person; identity, age, gender or race; lie detection, diagnosis, hiring, policing; emotion inference at workplaces and in schools (EU AI Act, art. 5(1)(f)). It reads what a face shows to an onlooker, not what a person feels.

## Limits

* {fewest[0]} and {fewest[1]} have {valid['fp32']['support'][fewest[0]]} and {valid['fp32']['support'][fewest[1]]} validation faces: their figures are rough, and they are the weakest classes.
* Posed, acted and news faces of the web in 2013; mixed consent. Groups of age, gender and skin colour are not balanced, and the tables above show where answers still differ.
* Faces turned far to the side have not been measured.
* Temperature and bias were chosen on halves of the validation sets, so the accuracies are slightly kind to them.
"""
