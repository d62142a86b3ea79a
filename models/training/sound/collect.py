"""Step 1: from the tar files, and tones made by rule, to log-mel on disk.

Writes under --out:
  mel.f16     log-mel [all frames, 64] (steps 1 and 4 of speech/frontend.py: neither levelled nor trimmed nor floored, so
              that sounds can still be laid over each other) of every clip, and after it --copies copies of it with another
              room, equaliser, band and speed (speech/distort.py)
  rms.f32     RMS amplitude [all frames] of each frame's own 400 samples
  clips.json  per clip: file, source, group, the kinds it may be of, split, fold, and of it and its copies the first frame
              and the number
"""

from __future__ import annotations

import argparse
import json
import pathlib
import sys

import numpy as np

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "speech"))
import distort  # noqa: E402
import frontend  # noqa: E402
import prepare  # noqa: E402

import kinds
import tones

SPEECH_PER_LABEL = 70  # of each corpus


def chosen(rows: list[dict], random: np.random.Generator) -> list[dict]:
    """All sounds and bursts; of speech the same number from each label of each corpus."""
    drawn, taken = [], {}
    for position in random.permutation(len(rows)):
        row = rows[position]
        if row["source"] in kinds.SPEECH:
            key = (row["source"], row["label"], row["split"])
            taken[key] = taken.get(key, 0) + 1
            if taken[key] > SPEECH_PER_LABEL:
                continue
        drawn.append(row)
    return drawn


def distorted(samples: np.ndarray, random: np.random.Generator) -> np.ndarray:
    x = distort.speed(samples, 2 ** random.uniform(-0.25, 0.25))
    if random.random() < 0.6:
        x = distort.reverberate(x, random)
    if random.random() < 0.5:
        x = distort.equalise(x, random)
    if random.random() < 0.2:
        x = distort.limit_band(x, random)
    if random.random() < 0.15:
        loud = np.percentile(np.abs(x), 99.5) + 1e-9
        x = np.clip(x, -loud * 0.5, loud * 0.5)
    return x


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=pathlib.Path, required=True, help="folder with speech.tar, speech_more.tar, sound.tar")
    parser.add_argument("--out", type=pathlib.Path, required=True)
    parser.add_argument("--copies", type=int, default=3, help="of sounds; speech has one")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    (arguments.out / "pcm").mkdir(parents=True, exist_ok=True)
    rows = chosen(prepare.read_tables(arguments.data, arguments.out), np.random.default_rng(arguments.seed))
    prepare.decode(rows)
    rows += tones.rows(arguments.out / "pcm", arguments.seed)

    clips, total = [], 0
    with open(arguments.out / "mel.f16", "wb") as mel_file, open(arguments.out / "rms.f32", "wb") as rms_file:
        for number, row in enumerate(rows):
            samples = prepare.read_pcm(row)
            random = np.random.default_rng([arguments.seed, number])
            starts, counts = [], []
            for copy in range(1 + (1 if row["source"] in kinds.SPEECH else arguments.copies)):
                x = samples - samples.mean() if copy == 0 else distorted(samples - samples.mean(), random)
                mel = frontend.log_mel(x)
                if len(mel) == 0:
                    break
                mel.astype("<f2").tofile(mel_file)
                frontend.frame_rms(x).astype("<f4").tofile(rms_file)
                starts.append(total)
                counts.append(len(mel))
                total += len(mel)
            if starts:
                group = kinds.group(row)
                clips.append({"file": row["file"], "source": row["source"], "label": row["label"], "group": group,
                              "may_be": kinds.may_be(row["source"], row["label"], row["extra"]), "split": row["split"],
                              "fold": kinds.fold(group), "start": starts, "frames": counts})
    (arguments.out / "clips.json").write_text(json.dumps(clips))
    print(f"{len(clips)} clips, with copies {total} frames ({total / 360000:.1f} h)")


if __name__ == "__main__":
    main()
