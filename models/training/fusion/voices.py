"""Voices: what the shipped speech network makes of clips, clean and from a bad room or microphone."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import numpy as np
import torch

sys.path.append(str(Path(__file__).resolve().parents[1] / "speech"))
import data  # noqa: E402
import export  # noqa: E402

sys.path.insert(0, str(Path(__file__).resolve().parent))
from items import Items, log_probabilities, row, together  # noqa: E402


def items(models: Path, corpus: data.Corpus, clips: list[dict], copy: int, held: bool) -> Items:
    """copy: 0 the clip itself, else one of its distorted copies."""
    model = row(models, "speech")
    session = export.session(models / next(f["file"] for f in model["files"] if f["precision"] == "int8"))
    clips = [clip for clip in clips if clip["class"] is not None and copy < len(clip["start"])]
    outputs = [session.run(["logits", "embedding"], {"features": corpus.features(clip, copy=copy)[None]}) for clip in clips]
    logits, embedding = (np.concatenate(column) for column in zip(*outputs))
    names = {key: np.array([clip[key] for clip in clips]) for key in ("class", "source", "speaker")}
    return Items(log_probabilities(logits, model["calibration"]), embedding, names["class"], names["source"],
                 np.char.add(np.char.add(names["source"], "/"), names["speaker"]), np.full(len(clips), held))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--features", type=Path, required=True, help="what models/training/speech/prepare.py left")
    parser.add_argument("--models", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    torch.set_num_threads(1)

    corpus = data.Corpus(arguments.features)
    together([items(arguments.models, corpus, corpus.training(), 1, held=False)]
             + [items(arguments.models, corpus, corpus.dev(), copy, held=True) for copy in (0, 1)]).save(arguments.out)


if __name__ == "__main__":
    main()
