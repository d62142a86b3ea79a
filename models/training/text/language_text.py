"""Text to the features of the language guard: what src/EmotionEdge.Text/Language does, for many texts at once.

A text becomes words of a..z and apostrophes: letters of the Latin script are folded to their base letter, what is neither a
letter nor an inner apostrophe parts words, a letter repeated more than twice counts twice, a word ends after `LONGEST`
letters. Addresses, mentions and placeholders such as [NAME] part words too. Features are hashes (FNV-1a) of all runs of 1 to
`MAXIMUM_RUN` characters of a word with its edges, of a word of up to `LONGEST_WORD` as a whole, and of each folded letter.
"""

from __future__ import annotations

import re
import unicodedata

import numpy as np

MAXIMUM_RUN, LONGEST_WORD, LONGEST = 5, 16, 40
EDGE, APOSTROPHE = 0, 27
FNV_BASIS, FNV_PRIME = 2166136261, 16777619
WORD_SALT, LETTER_SALT = 0x57, 0x4C
FOLDED_RANGES = [(0xC0, 0x250), (0x1E00, 0x1F00)]
WITHOUT_MARK = {"Æ": "a", "æ": "a", "Ø": "o", "ø": "o", "Đ": "d", "đ": "d", "Ð": "d", "ð": "d", "Þ": "t", "þ": "t", "ß": "s",
                "ẞ": "s", "Ł": "l", "ł": "l", "ı": "i", "Œ": "o", "œ": "o", "Ŋ": "n", "ŋ": "n", "Ħ": "h", "ħ": "h", "Ŧ": "t",
                "ŧ": "t", "ĸ": "k", "ſ": "s", "Ə": "e", "ə": "e", "Ɓ": "b", "ɓ": "b", "Ɗ": "d", "Ƙ": "k", "ƙ": "k", "Ɔ": "o"}
APOSTROPHES = "'\u2019\u2018\u02bc`\u00b4"
INVISIBLE = re.compile("[\u0300-\u036f\u200b-\u200f\u2060\ufe00-\ufe0f\ufeff\u00ad]")
ADDRESS = re.compile(r"(?i)(?<![^\x00-\x20\u0085\u00a0])(?:www\.|[^\x00-\x20\u0085\u00a0]*?(?:://|@))[^\x00-\x20\u0085\u00a0]*")
PLACEHOLDER = re.compile(r"\[[A-Z]+\]")
FOLDED = re.compile("[\u00c0-\u024f\u1e00-\u1eff]")
WORD = re.compile(r"[a-z]+(?:'[a-z]+)*")
REPEATED = re.compile(r"(.)\1{2,}")


def fold_table() -> str:
    """The base letters of U+00C0..U+024F and U+1E00..U+1EFF, a space where there is none."""
    letters = []
    for first, end in FOLDED_RANGES:
        for point in range(first, end):
            letter = chr(point)
            base = WITHOUT_MARK.get(letter) or unicodedata.normalize("NFD", letter)[0].lower()
            letters.append(base if "a" <= base <= "z" else " ")
    return "".join(letters)


def _translation() -> dict[int, str]:
    points = [point for first, end in FOLDED_RANGES for point in range(first, end)]
    table = dict(zip(points, fold_table()))
    table |= {ord("A") + i: chr(ord("a") + i) for i in range(26)}
    table |= {0xFF21 + i: chr(ord("a") + i) for i in range(26)} | {0xFF41 + i: chr(ord("a") + i) for i in range(26)}
    return table | {ord(mark): "'" for mark in APOSTROPHES}


TRANSLATION = _translation()


def strip(text: str) -> str:
    """Without what is no language: addresses, mentions, placeholders, marks that stand on letters."""
    text = ADDRESS.sub(" ", text) if "@" in text or "://" in text or "www." in text.lower() else text
    text = PLACEHOLDER.sub(" ", text) if "[" in text else text
    return text if text.isascii() else INVISIBLE.sub("", text)


def words(text: str) -> list[str]:
    return [REPEATED.sub(r"\1\1", word)[:LONGEST] for word in WORD.findall(strip(text).translate(TRANSLATION))]


def folded_letters(text: str) -> list[str]:
    """The letters that were folded, in lower case, where a word came of them."""
    if text.isascii():
        return []
    letters = [letter for letter in FOLDED.findall(strip(text)) if letter.translate(TRANSLATION) != " "]
    return [letter.lower() if len(letter.lower()) == 1 else letter for letter in letters]


def latin_share(text: str) -> tuple[float, int, int]:
    """Share of the letters that are Latin, their number, and the weight of the others. Others count in runs of two or more
    only (kaomoji are made of single ones), and twice where a character is a syllable or a word."""
    latin = sum(len(word.replace("'", "")) for word in words(text))
    if text.isascii():
        return 1.0, latin, 0
    others = run = length = 0
    for character in strip(text) + " ":
        point, category = ord(character), unicodedata.category(character)
        if category[0] == "L" and not _is_latin(point):
            run, length = run + (2 if point >= 0x2E80 else 1), length + 1
        elif not (category in ("Mn", "Mc") and length):
            others += run if length > 1 else 0
            run = length = 0
    return latin / max(1, latin + others), latin, others


def _is_latin(point: int) -> bool:
    return (point < 0x2B0 or 0x1D00 <= point < 0x1F00 or 0x2C60 <= point < 0x2C80 or 0xA720 <= point < 0xA800
            or 0xAB30 <= point < 0xAB70 or 0xFB00 <= point < 0xFB07 or 0xFF21 <= point < 0xFF5B
            or 0x2B0 <= point < 0x300 or 0x2100 <= point < 0x2150 or 0x1D400 <= point < 0x1D800)


def features(texts: list[str], buckets: int) -> tuple[np.ndarray, np.ndarray]:
    """Row and bucket of every feature of every text."""
    rows, hashed = [], []
    split = [words(text) for text in texts]
    if not any(split):
        return np.zeros(0, np.int32), np.zeros(0, np.int32)
    counts = np.array([len(row) for row in split])
    flat = [word for row in split for word in row]
    row_of_word = np.repeat(np.arange(len(texts)), counts)
    joined = np.frombuffer((" " + " ".join(flat) + " ").encode("ascii"), np.uint8).astype(np.int64)
    codes = np.where(joined == 32, EDGE, np.where(joined == 39, APOSTROPHE, joined - 96)).astype(np.uint32)
    edges = np.flatnonzero(codes == EDGE)
    row_at = np.empty(len(codes), np.int32)
    lengths = np.diff(edges)
    row_at[:-1] = np.repeat(row_of_word, lengths)
    row_at[-1] = -1
    for length in range(1, MAXIMUM_RUN + 1):
        at = np.arange(len(codes) - length + 1)
        inside = np.zeros(len(at), bool)
        for i in range(1, length - 1):
            inside |= codes[i:i + len(at)] == EDGE
        empty = (codes[:len(at)] == EDGE) & (codes[length - 1:length - 1 + len(at)] == EDGE) & (length < 3)
        at = at[~inside & ~empty]
        # A run that begins with an edge belongs to the word behind it.
        rows.append(row_at[at])
        hashed.append(_hash([codes[at + i] for i in range(length)]))
    starts, size = edges[:-1] + 1, lengths - 1
    hash_ = _hash([np.full(len(starts), WORD_SALT, np.uint32)])
    for i in range(LONGEST_WORD):
        longer = size > i
        hash_[longer] = (hash_[longer] ^ codes[starts[longer] + i]) * np.uint32(FNV_PRIME)
    rows.append(row_of_word[size <= LONGEST_WORD])
    hashed.append(hash_[size <= LONGEST_WORD])
    letters = [(i, ord(letter)) for i, text in enumerate(texts) for letter in folded_letters(text)]
    if letters:
        at, points = np.array(letters, np.uint32).T
        rows.append(at.astype(np.int32))
        hashed.append(_hash([np.full(len(at), LETTER_SALT, np.uint32), points & 255, points >> 8]))
    row, hash_ = np.concatenate(rows), np.concatenate(hashed)
    return row, ((hash_ ^ (hash_ >> 15)) % np.uint32(buckets)).astype(np.int32)


def _hash(codes: list[np.ndarray]) -> np.ndarray:
    hash_ = np.full(len(codes[0]), FNV_BASIS, np.uint32)
    for code in codes:
        hash_ = (hash_ ^ code) * np.uint32(FNV_PRIME)
    return hash_
