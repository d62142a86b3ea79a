"""Writes the model card from the metrics that the run measured. No number is typed in here."""

from __future__ import annotations

from model import LABELS


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


def phases(epochs: list[dict]) -> str:
    """A schedule starts where the epochs count from 1 again."""
    ends = [e for e, following in zip(epochs, epochs[1:] + [{"epoch": 1}]) if following["epoch"] == 1]
    return ", then ".join(f"{e['epoch']} epochs ({e['step']} steps of 64, {e['minutes']:.0f} minutes{'' if 'portraitAccuracy' in e else ', FER+ alone'})" for e in ends)


def bias_text(m: dict) -> str:
    tried = table(["alpha", "accuracy", "mean recall"], [[str(r["alpha"]), percent(r["accuracy"]), percent(r["meanRecall"])] for r in m["bias"]["tried"]])
    chosen = (f"a bias of -{m['bias']['alpha']} log prior (less its mean) is added to the logits" if m["bias"]["alpha"]
              else "no bias is added to the logits")
    plain = m["withoutBias"]["fp32"]
    return (f"Prior correction: {chosen}. It is the one with the best mean recall on the calibration half that costs at most 1.5 points of accuracy there; "
            f"without it the whole of valid gives {percent(plain['accuracy'])} accuracy and {percent(plain['meanRecall'])} mean recall (fp32). Tried on the calibration half:\n\n{tried}")


def write(m: dict) -> str:
    valid, second, eyes = m["valid"], m["secondDomain"], m["alignment"]["trainingPictures"]
    given = " ".join(f"--{k} {v}" for k, v in m["training"]["arguments"].items())
    note = m["training"]["note"]
    by_clock = (" The clock ended the schedule, so a second run gives other weights of about the same worth; with `--minutes 0` it counts steps and is repeatable."
                if float(m["training"]["arguments"]["minutes"]) > 0 else "")
    sad = valid["fp32"]["confusion"][LABELS.index("Sadness")]
    confusion = table(["truth \\ answer", *LABELS], [[c, *map(str, valid["int8"]["confusion"][i])] for i, c in enumerate(LABELS)])
    fewest = sorted(LABELS, key=lambda c: valid["fp32"]["support"][c])[:2]
    return f"""# expression-48

Seven expressions from one face of 48x48 grey pixels. Version {m['version']}.

* Network: residual, {m['network']['parameters']:,} parameters, {m['network']['multiplyAdds'] / 1e6:.1f} million multiply-adds; ONNX opset {m['network']['opset']}. Files: fp32 {m['network']['bytes']['fp32'] / 1024:.0f} KiB, int8 {m['network']['bytes']['int8'] / 1024:.0f} KiB (static QDQ, per channel, 7-bit weights).
* Input `face` [N,1,48,48]: grey 0..255 scaled as (x/255 - 0.5)/0.25 outside the graph. Outputs `logits` [N,7] ({', '.join(LABELS)}) and `embedding` [N,128].
* Probabilities: softmax((logits + logitBias) / temperature), both in `manifest.json`.
* The face is turned level and cut square with its eyes at {tuple(m['alignment']['leftEye'])} and {tuple(m['alignment']['rightEye'])} of the side: the height is where BlazeFace sees them in FER+ pictures (median of {eyes['detections']} detections on {eyes['faces']} training faces), the zoom the best of those tried on the second domain (below).
* Made by `python models/training/face/run.py --data ../shared/data/face --out models`{", which took up a checkpoint of the schedules named below" if note else ""}; this page and `expression-48.metrics.json` were written by that run.

## Data and licences

* Training, two thirds of each batch: FER+, `train`, soft votes of ten annotators. Kept: at least 5 votes in the seven classes and none of contempt, unknown, not-a-face ahead of them; a lone vote counts half; disgust is drawn 4, fear 2, anger 1.3 times as often.
* Labels of FER+: MIT (Microsoft). Its images: web images of the FER2013 challenge, no licence stated.
* Training, one third of each batch: muxspace photographs of named people, found by BlazeFace and cut by the eyes at many zooms ({', '.join(f'{n} {c.lower()}' for c, n in m['portraits']['train'].items())}; single labels of one annotator, smoothed). Repository Apache-2.0, rights of the photographs not stated.
* Therefore treat these weights as fit for research and evaluation, and clear the rights before you sell them.
* Validation: FER+, `valid` (near-duplicates of train removed), majority label among the seven, ties left out: {valid['fp32']['count']} faces.
* Second domain: muxspace, {second['fp32']['count']} photographs of the fifth of the people who were kept out of training.
* {phases(m['training']['epochs'])} on a share of one core; AdamW, cosine schedule, averaged weights (last schedule: `train.py {given}`).{by_clock} The weights are the mean of those before the last schedule ({percent(1 - m['training']['share'])}) and after it ({percent(m['training']['share'])}).{" " + note if note else ""}

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

## Calibration

Temperature {m['temperature']} (fitted on one half of valid). ECE (15 bins) on the other half, {m['ece']['fp32']['count']} faces:

{table(['precision', 'before', 'after'], [[p, percent(m['ece'][p]['before']), percent(m['ece'][p]['after'])] for p in ('fp32', 'int8')])}

## Second domain (muxspace, {second['fp32']['count']} photographs of people not trained on)

Found by BlazeFace and cut by the eyes as the service does (in {m['portraits']['noFaceFound']} of all the photographs, training included, no face was found). Rare classes are taken whole, frequent ones capped, so accuracy here is not that of the natural shares. One annotator, noisy on rare classes; mean recall and macro-F1 are over the classes with at least {second['fewest']} photographs.

{overview('precision', m, 'secondDomain')}

{recalls(second['fp32'])}

Zoom, as half the distance of the eyes in parts of the side (fp32, on these photographs, so the figures above are slightly kind to it):

{table(['half distance', 'accuracy', 'mean recall'], [[str(r['halfDistance']), percent(r['accuracy']), percent(r['meanRecall'])] for r in m['alignment']['tried']])}

ECE here, with the temperature of FER+: fp32 {percent(m['ece']['fp32']['secondDomain'])}, int8 {percent(m['ece']['int8']['secondDomain'])}.

## Speed

One face, one thread, on the (busy) machine that made it: fp32 {m['milliseconds']['fp32']:.2f} ms, int8 {m['milliseconds']['int8']:.2f} ms. `emotionedge models bench` measures yours.
{photos(m)}
## Not for

Decisions about a person; identity, age, gender or race; lie detection, diagnosis, hiring, policing; emotion inference at workplaces and in schools (EU AI Act, art. 5(1)(f)). It reads what a face shows to an onlooker, not what a person feels.

## Limits

* {fewest[0]} and {fewest[1]} have {valid['fp32']['support'][fewest[0]]} and {valid['fp32']['support'][fewest[1]]} validation faces: their figures are rough, and they are the weakest classes.
* Posed, acted and news faces of the web in 2013; mixed consent. Groups of age, gender and skin colour are not balanced, and differences between them are not yet measured.
* Faces turned far to the side, covered, or under about 20 px have not been measured.
* Temperature, bias and the mean of two weights were chosen with an eye on the validation sets, the first two on half of FER+ valid, so the accuracies are slightly kind to them.
"""
