"""Words: what the shipped text encoder makes of rows of its training and validation sources."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

import numpy as np

sys.path.append(str(Path(__file__).resolve().parents[1] / "text"))
import data  # noqa: E402
import export  # noqa: E402
from emoji import EmojiNames  # noqa: E402
from prior import with_prior  # noqa: E402

sys.path.insert(0, str(Path(__file__).resolve().parent))
from items import Items, log_probabilities, row, together  # noqa: E402


def items(models: Path, rows: data.Rows, held: bool) -> Items:
    """With the prior of the register that the encoder hears, as the service adds it."""
    model = row(models, "text")
    tokenizer = data.tokenizer(models / model["companions"]["vocabulary"]["file"])
    parameters = json.loads((models / model["companions"]["parameters"]["file"]).read_text())
    session = export.session(models / next(f["file"] for f in model["files"] if f["precision"] == "int8"))
    ids = [encoding.ids for encoding in tokenizer.encode_batch(rows.texts)]
    logits, embedding, _, register = export.answers(session, ids)
    logits = with_prior(logits, register, np.array(parameters["priors"]), parameters["tau"])
    half = np.array(["first" if data.draw("half " + text) < 0.5 else "second" for text in rows.texts])
    return Items(log_probabilities(logits, model["calibration"]), embedding, rows.labels, np.array(data.SOURCES)[rows.sources],
                 half, np.full(len(rows), held))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with the text tables")
    parser.add_argument("--models", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--rows", type=int, default=15000, help="training rows to draw")
    parser.add_argument("--seed", type=int, default=11)
    arguments = parser.parse_args()

    train, validation = data.split(arguments.data, EmojiNames())
    drawn = np.random.default_rng(arguments.seed).permutation(len(train))[:arguments.rows]
    held = [validation[source] for source in ("goemotions", "meld", "brighter", "isear")]
    together([items(arguments.models, train.take(drawn), held=False)] + [items(arguments.models, rows, held=True) for rows in held]).save(arguments.out)


if __name__ == "__main__":
    main()
