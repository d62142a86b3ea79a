"""What the corpora's labels mean here: seven kinds of sound, and which recordings belong together."""

from __future__ import annotations

import hashlib

KINDS = ["Laugh", "Cry", "Scream", "Sigh", "Cough", "BabyCry", "Other"]
OTHER = KINDS.index("Other")

_DEEPLY = {"laughing": "Laugh", "crying": "Cry", "screaming": "Scream", "sighing": "Sigh", "coughing": "Cough"}

# EmoGator's people were given an emotion, not a sound: what a burst may be is one of these, and Other.
_MAY_BE = {
    "Amusement": ["Laugh"], "Elation": ["Laugh", "Scream"], "Sadness": ["Cry", "Sigh"], "Distress": ["Cry", "Scream", "Sigh"],
    "Pain": ["Cry", "Scream"], "Fear": ["Scream"], "Anger": ["Scream"], "Contentment": ["Sigh", "Laugh"],
    "Surprise (Negative)": ["Scream", "Sigh"], "Surprise (Positive)": ["Laugh", "Scream", "Sigh"], "Disgust": ["Sigh"],
    "Neutral": ["Sigh"],
}

FOLDS = 5
SPEECH = {"ravdess", "savee", "tess", "nemo", "ased", "casia", "turev", "serbian", "deeply_kread", "baved"}


def may_be(source: str, label: str, extra: str) -> list[str]:
    """The kinds that a recording can be of: one, but for EmoGator."""
    if source == "deeply_nonverbal":
        return [_DEEPLY.get(label, "Other")]
    if source == "donateacry" or label.startswith("301"):
        return ["BabyCry"]
    if label.startswith("903"):
        return ["Laugh"]
    if source == "emogator":
        category = extra.removeprefix("category=").partition(";")[0]
        return [*_MAY_BE[category], "Other"]
    return ["Other"]


def group(row: dict) -> str:
    """Recordings of one group are never on both sides of a split: a speaker, or a fold of ESC, whose folds keep the parts
    of one recording together. Where neither is stated: the clip itself."""
    if row["speaker"] not in ("", "?"):
        return row["speaker"]
    return f"{row['source']} {row['extra']} {row['label']}" if "fold" in row["extra"] else row["file"]


def fold(name: str) -> int:
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % FOLDS
