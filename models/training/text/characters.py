"""Writes what BERT's uncased normaliser makes of every character: src/EmotionEdge.Text/Tokens/characters.txt.

The table is read off the reference (Hugging Face `tokenizers`, BertNormalizer), so that the service's tokenizer follows it
to the letter whatever Unicode version its own runtime knows. Hangul syllables are left out: they are taken apart by rule.

    python models/training/text/characters.py
"""

from __future__ import annotations

import pathlib
from typing import Callable

from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer

TARGET = pathlib.Path(__file__).resolve().parents[3] / "src/EmotionEdge.Text/Tokens/characters.txt"
HANGUL = range(0xAC00, 0xD7A4)
SURROGATES = range(0xD800, 0xE000)


def code_points() -> list[int]:
    return [c for c in range(0x80, 0x110000) if c not in SURROGATES and c not in HANGUL]


def ranges(inside: Callable[[int], bool]) -> list[str]:
    found: list[list[int]] = []
    for c in code_points():
        if inside(c):
            if found and found[-1][1] == c - 1:
                found[-1][1] = c
            else:
                found.append([c, c])
    return [f"{first:X}" if first == last else f"{first:X}-{last:X}" for first, last in found]


def main() -> None:
    normalizer, splitter = BertNormalizer(lowercase=True), BertPreTokenizer()
    changed = {c: normalizer.normalize_str(chr(c)) for c in code_points()}
    mapped = {c: out for c, out in changed.items() if out and out not in (chr(c), f" {chr(c)} ")}
    lines = ["# Made by models/training/text/characters.py. Code points in hexadecimal.",
             "# removed, alone (a word of its own: CJK), punctuation: ranges. map: what a character becomes, _ for a space.",
             "removed " + " ".join(ranges(lambda c: changed[c] == "")),
             "alone " + " ".join(ranges(lambda c: changed[c] == f" {chr(c)} ")),
             "punctuation " + " ".join(ranges(lambda c: len(splitter.pre_tokenize_str(f"a{chr(c)}a")) == 3))]
    lines += [f"map {c:X} " + " ".join("_" if o == " " else f"{ord(o):X}" for o in out) for c, out in mapped.items()]
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text("\n".join(lines) + "\n", encoding="ascii")
    print(f"{len(lines)} lines, {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()
