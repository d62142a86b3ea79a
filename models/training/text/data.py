"""Rows of labelled text: reading, splitting, tokenizing; the vocabulary; batches.

Held back for validation, by a hash of the text so that a repeated text is on one side only: a tenth of every source that
has no dev file of its own, a fifth of BRIGHTER, which is small.
"""

from __future__ import annotations

import collections
import dataclasses
import hashlib
import pathlib
import re
from typing import Iterator

import numpy as np
import torch
from tokenizers import BertWordPieceTokenizer

from emoji import EmojiNames

LABELS = ["Neutral", "Happiness", "Surprise", "Sadness", "Anger", "Disgust", "Fear"]
NAMES = ["neutral", "joy", "surprise", "sadness", "anger", "disgust", "fear"]
SOURCES = ["goemotions", "xed", "brighter", "meld", "dair", "isear", "dailydialog"]
CLEAN = ("goemotions", "xed", "brighter")
HELD_BACK = {"xed": 0.1, "brighter": 0.2, "dair": 0.1, "isear": 0.1, "dailydialog": 0.1}
LIMIT = 128
SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]


@dataclasses.dataclass
class Rows:
    texts: list[str]
    labels: np.ndarray
    sources: np.ndarray

    def __len__(self) -> int:
        return len(self.texts)

    def take(self, chosen: np.ndarray) -> "Rows":
        places = np.flatnonzero(chosen) if chosen.dtype == bool else chosen
        return Rows([self.texts[i] for i in places], self.labels[places], self.sources[places])


def read(path: pathlib.Path, names: EmojiNames) -> Rows:
    """label<TAB>source<TAB>text lines, emoji replaced by their names."""
    texts, labels, sources = [], [], []
    for line in path.read_text(encoding="utf-8").split("\n"):
        label, source, text = (line.split("\t", 2) + ["", "", ""])[:3]
        if label in NAMES:
            texts.append(names.name(text))
            labels.append(NAMES.index(label))
            sources.append(SOURCES.index(source))
    return Rows(texts, np.array(labels), np.array(sources))


def normalized(text: str) -> str:
    return re.sub(r"[^\w]+", " ", text.lower()).strip()


def draw(text: str) -> float:
    """A number in [0, 1) that depends on the text's words alone."""
    return int.from_bytes(hashlib.sha256(normalized(text).encode()).digest()[:4], "big") / 2**32


def split(folder: pathlib.Path, names: EmojiNames) -> tuple[Rows, dict[str, Rows]]:
    """Training rows, and the validation rows of every source."""
    both = [read(folder / file, names) for file in ("train_clean.tsv", "train_restricted.tsv")]
    rows = Rows(both[0].texts + both[1].texts, *(np.concatenate([getattr(r, a) for r in both]) for a in ("labels", "sources")))
    share = np.array([HELD_BACK.get(SOURCES[s], 0.0) for s in rows.sources])
    held = np.array([draw(text) for text in rows.texts]) < share
    kept = {normalized(text) for text, back in zip(rows.texts, held) if back}
    train = rows.take(np.array([normalized(text) not in kept for text in rows.texts]))
    validation = {"goemotions": read(folder / "dev.tsv", names), "meld": read(folder / "dev_meld.tsv", names)}
    for source in HELD_BACK:
        validation[source] = rows.take(held & (rows.sources == SOURCES.index(source)))
    return train, validation


def priors(rows: Rows) -> np.ndarray:
    """P(emotion | source) [sources, 7] with one imagined row spread over the classes; classes a source lacks stay near 0."""
    counts = np.zeros((len(SOURCES), len(NAMES)))
    np.add.at(counts, (rows.sources, rows.labels), 1)
    return (counts + 1 / len(NAMES)) / (counts.sum(1, keepdims=True) + 1)


def tokenizer(vocabulary: pathlib.Path) -> BertWordPieceTokenizer:
    result = BertWordPieceTokenizer(str(vocabulary), lowercase=True)
    result.enable_truncation(LIMIT)
    return result


def choose_vocabulary(source: pathlib.Path, texts: list[str], size: int, target: pathlib.Path) -> list[int]:
    """Writes the `size` pieces worth keeping of `source`, most useful first, and returns their rows.

    Special tokens, then the single characters that Western text is made of (so that no word of it is unknown), then pieces
    by how often the training texts have them, then the rest in the source's order, which is roughly by frequency.
    A prefix of the file is itself a vocabulary: that is how the small profile has fewer pieces.
    """
    pieces = source.read_text(encoding="utf-8").split("\n")[:-1]
    row = {piece: i for i, piece in enumerate(pieces)}
    full = tokenizer(source)
    counts = collections.Counter(i for encoding in full.encode_batch(texts) for i in encoding.ids)
    single = [p for p in pieces if len(p.removeprefix("##")) == 1 and ord(p[-1]) < 0x250 or p in "’‘“”…–—€♪"]
    by_count = sorted((p for p in pieces if counts[row[p]] >= 2), key=lambda p: (-counts[row[p]], row[p]))
    rest = [p for p in pieces if not p.startswith("[unused") and all(ord(c) < 0x250 for c in p)]
    order = list(dict.fromkeys([*SPECIAL, *single, *by_count, *rest]))[:size]
    target.write_text("".join(piece + "\n" for piece in order), encoding="utf-8")
    return [row[piece] for piece in order]


def batches(ids: list[list[int]], tokens: int, random: np.random.Generator, chunk: int = 4096) -> Iterator[np.ndarray]:
    """Places of rows, all once in random order: sorted by length inside chunks, at most `tokens` padded tokens a batch."""
    order = random.permutation(len(ids))
    made = []
    for start in range(0, len(order), chunk):
        places = sorted(order[start:start + chunk], key=lambda i: len(ids[i]) + random.random())
        batch: list[int] = []
        for place in places:
            if batch and len(ids[place]) * (len(batch) + 1) > tokens:
                made.append(np.array(batch))
                batch = []
            batch.append(place)
        made.append(np.array(batch))
    for i in random.permutation(len(made)):
        yield made[i]


def pad(ids: list[list[int]]) -> tuple[torch.Tensor, torch.Tensor]:
    """ids [N, T] and attention mask [N, T]; 0 is [PAD]."""
    longest = max(map(len, ids))
    padded = np.zeros((len(ids), longest), np.int64)
    for row, some in zip(padded, ids):
        row[:len(some)] = some
    lengths = torch.tensor([len(some) for some in ids])
    return torch.from_numpy(padded), (torch.arange(longest)[None] < lengths[:, None]).long()
