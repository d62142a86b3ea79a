"""Step 1: from the tar files to log-mel features. Decodes with ffmpeg (some clips are not read by libsndfile).

Writes under --out:
  clips.f32    log-mel [all frames, 64] of every clip, levelled and trimmed (steps 1 to 4 of frontend.py)
  active.u8    step 6's mask, one byte a frame
  clips.json   per clip: source, speaker, label, split, extra, first frame, number of frames
Normalisation (steps 5 and 6) is left to training, which augments before it.
"""

from __future__ import annotations

import argparse
import csv
import json
import pathlib
import subprocess
import tarfile

import numpy as np

import frontend

TABLES = ("speech", "speech_more", "sound")
LEFT_OUT = {"ased"}  # each of its emotions has its own sentences: it teaches words
LONGEST_SECONDS = 12


def read_tables(data: pathlib.Path, out: pathlib.Path) -> list[dict]:
    rows = []
    for table in TABLES:
        if not (out / f"{table}.csv").exists():
            with tarfile.open(data / f"{table}.tar") as archive:
                archive.extractall(out, filter="data")
        with open(out / f"{table}.csv", newline="") as file:
            for row in csv.DictReader(file):
                if row["source"] not in LEFT_OUT:
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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=pathlib.Path, required=True, help="folder with speech.tar, speech_more.tar, sound.tar")
    parser.add_argument("--out", type=pathlib.Path, required=True)
    arguments = parser.parse_args()
    (arguments.out / "pcm").mkdir(parents=True, exist_ok=True)
    rows = read_tables(arguments.data, arguments.out)
    decode(rows)

    clips, total = [], 0
    with open(arguments.out / "clips.f32", "wb") as mels, open(arguments.out / "active.u8", "wb") as masks:
        for row in rows:
            samples = np.fromfile(row["pcm"], "<i2")[:LONGEST_SECONDS * frontend.SAMPLE_RATE] / 32768.0
            clip, level = frontend.level_and_trim(samples)
            mel = frontend.log_mel(clip)
            if len(mel) < 16:
                print(f"{row['file']}: {len(mel)} frames, left out")
                continue
            mel.astype("<f4").tofile(mels)
            frontend.active_frames(clip, level).astype("u1").tofile(masks)
            clips.append({key: row[key] for key in ("file", "table", "source", "speaker", "label", "split", "extra")}
                         | {"start": total, "frames": len(mel)})
            total += len(mel)
    (arguments.out / "clips.json").write_text(json.dumps(clips))
    print(f"{len(clips)} clips, {total} frames ({total / 360000:.1f} h)")


if __name__ == "__main__":
    main()
