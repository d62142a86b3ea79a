"""Step 1: from the tar files to features. Decodes with ffmpeg (some clips are not read by libsndfile).

Writes under --out:
  features.f16  features [all frames, 112] (frontend.py, in single precision) of every clip, and after it --copies
                copies of it with other noise, room, equaliser and speed (distort.py), made once, since a processor core
                is better spent on training
  clips.json    per clip: source, speaker, label, split, extra, and of it and its copies the first frame and the number
"""

from __future__ import annotations

import argparse
import csv
import json
import pathlib
import subprocess

import numpy as np

import frontend
from distort import Distortion

TABLES = ("speech", "speech_more", "sound")
LONGEST_SECONDS = 10
SHORTEST_FRAMES = 16


def read_tables(data: pathlib.Path, out: pathlib.Path) -> list[dict]:
    rows = []
    for table in TABLES:
        if not (out / f"{table}.csv").exists():
            subprocess.run(["tar", "-xf", str(data / f"{table}.tar"), "-C", str(out)], check=True)
        with open(out / f"{table}.csv", newline="") as file:
            for row in csv.DictReader(file):
                row["table"] = table
                row["opus"] = out / table / row["file"]
                row["pcm"] = out / "pcm" / (pathlib.Path(row["file"]).stem + ".s16")
                rows.append(row)
    return rows


def decode(rows: list[dict], batch: int = 64) -> None:
    """Opus to raw 16-bit at 16 kHz, many files to one ffmpeg (starting it costs more than decoding a clip)."""
    missing = [row for row in rows if not row["pcm"].exists()]
    for first in range(0, len(missing), batch):
        part = missing[first:first + batch]
        command = ["ffmpeg", "-v", "error", "-nostdin", "-y", "-threads", "1"]
        for row in part:
            command += ["-i", str(row["opus"])]
        for number, row in enumerate(part):
            command += ["-map", f"{number}:a", "-ac", "1", "-ar", "16000", "-f", "s16le", str(row["pcm"])]
        subprocess.run(command, check=True)


def read_pcm(row: dict) -> np.ndarray:
    return np.fromfile(row["pcm"], "<i2")[:LONGEST_SECONDS * frontend.SAMPLE_RATE].astype(np.float32) / 32768


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=pathlib.Path, required=True, help="folder with speech.tar, speech_more.tar, sound.tar")
    parser.add_argument("--out", type=pathlib.Path, required=True)
    parser.add_argument("--copies", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    (arguments.out / "pcm").mkdir(parents=True, exist_ok=True)
    rows = read_tables(arguments.data, arguments.out)
    decode(rows)
    distortion = Distortion([row["pcm"] for row in rows if row["split"] == "train" and row["table"] == "sound"
                             and row["label"].startswith(Distortion.NOISE)],
                            [row["pcm"] for row in rows if row["split"] == "train" and row["table"] == "speech"])

    clips, total = [], 0
    with open(arguments.out / "features.f16", "wb") as file:
        for number, row in enumerate(row for row in rows if row["table"] != "sound"):
            samples = read_pcm(row)
            random = np.random.default_rng([arguments.seed, number])
            starts, counts = [], []
            for copy in range(1 + arguments.copies):
                features = frontend.features(samples if copy == 0 else distortion(samples, random))
                if len(features) < SHORTEST_FRAMES:
                    if copy == 0:
                        print(f"{row['file']}: {len(features)} frames, left out")
                        break
                    continue
                features.astype("<f2").tofile(file)
                starts.append(total)
                counts.append(len(features))
                total += len(features)
            if starts:
                clips.append({key: row[key] for key in ("file", "source", "speaker", "label", "split", "extra")}
                             | {"start": starts, "frames": counts})
    (arguments.out / "clips.json").write_text(json.dumps(clips))
    print(f"{len(clips)} clips, with copies {total} frames ({total / 360000:.1f} h)")


if __name__ == "__main__":
    main()
