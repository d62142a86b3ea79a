"""Faces over time: what the shipped expression network and the model over time, after it, make of sequences of still faces.

One item a sequence and expression held: the look at which it was last seen before it changes, or the last look.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import cv2
import numpy as np

sys.path.append(str(Path(__file__).resolve().parents[1] / "expression-over-time"))
import sequences  # noqa: E402
from features import Network, looks  # noqa: E402

sys.path.append(str(Path(__file__).resolve().parents[1] / "face"))
import evaluate  # noqa: E402
import portraits  # noqa: E402

sys.path.insert(0, str(Path(__file__).resolve().parent))
from items import Items, log_probabilities, row, together  # noqa: E402


def follow(models: Path, seen) -> tuple[np.ndarray, np.ndarray]:
    """Calibrated log probabilities [S,T,7] and the memory [S,T,64] after every look."""
    over_time = row(models, "face-sequence")
    session = evaluate.session(models / over_time["files"][0]["file"])
    count, length = seen.label.shape
    memory = np.zeros((count, next(i["shape"][1] for i in over_time["inputs"] if i["name"] == "state")), np.float32)
    scores, memories = [], []
    for t in range(length):
        logits, memory = session.run(["logits", "next"], {
            "scores": seen.scores[:, t], "embedding": seen.embedding[:, t], "elapsed": seen.elapsed[:, t, None], "state": memory})
        scores.append(log_probabilities(logits, over_time["calibration"]))
        memories.append(memory)
    return np.stack(scores, 1), np.stack(memories, 1)


def items(models: Path, precision: str, made, held: bool) -> Items:
    seen = looks(Network(models, precision), made)
    scores, memory = follow(models, seen)
    last = np.ones(seen.label.shape, bool)
    last[:, :-1] = seen.label[:, 1:] != seen.label[:, :-1]
    track = np.repeat(np.arange(len(last)), last.sum(1)).astype(str)
    count = int(last.sum())
    return Items(scores[last], memory[last], seen.label[last], np.full(count, "still faces in motion"), track, np.full(count, held))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with ferplus.zip and muxspace.zip")
    parser.add_argument("--models", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--blazeface", type=Path, help="the fp32 detector (default: the installed npm package, or npm pack)")
    parser.add_argument("--sequences", type=int, default=2500)
    parser.add_argument("--held-back", type=int, default=900)
    parser.add_argument("--seed", type=int, default=11)
    arguments = parser.parse_args()
    cv2.setNumThreads(1)

    work = arguments.out.parent
    cache = work / "portraits.npz"
    blazeface = evaluate.blazeface
    portraits.prepare(arguments.data / "muxspace.zip", blazeface.session(blazeface.find_model(arguments.blazeface, work)), cache)
    parts = []
    for held, faces, count in ((False, sequences.training_faces, arguments.sequences), (True, sequences.validation_faces, arguments.held_back)):
        seed = arguments.seed + held
        made = sequences.make_once(faces(arguments.data, cache), count, seed, work / f"sequences-{count}-{seed}.npz")
        parts.append(items(arguments.models, "int8", made, held))
    together(parts).save(arguments.out)


if __name__ == "__main__":
    main()
