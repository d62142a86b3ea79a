"""Names emoji as the VADER reference (vaderSentiment 3.3.2) does before it scores: code point by code point.

An emoji that has a name is replaced by it, with a space before it unless the last character written is a space; then the
text is stripped. So a skin tone, a joiner or a variation selector stays as it is, and a joined sequence is named part by part. The
names are the CLDR short names of npm unicode-emoji-json; CLDR has renamed some since the reference's table was made, and
VADER's scores depend on these words, so `reference_names.json` holds that table's names where they differ. The service
(`EmojiNames`) reads the same two files.

    python models/training/text/emoji.py < texts > named      a text a line
"""

from __future__ import annotations

import json
import pathlib
import sys

REPOSITORY = pathlib.Path(__file__).resolve().parents[3]
NAMES_FILE = REPOSITORY / "src/Bindings/npm/node_modules/unicode-emoji-json/data-by-emoji.json"
REFERENCE_NAMES_FILE = REPOSITORY / "src/EmotionEdge.Text/Emoji/reference_names.json"
VARIATION_SELECTOR = "\ufe0f"


class EmojiNames:
    def __init__(self, path: pathlib.Path = NAMES_FILE, reference: pathlib.Path = REFERENCE_NAMES_FILE):
        emoji = json.loads(path.read_text(encoding="utf-8"))
        bare = ((symbol.replace(VARIATION_SELECTOR, ""), about["name"]) for symbol, about in emoji.items())
        self.names = {symbol: name for symbol, name in bare if len(symbol) == 1}
        self.names |= json.loads(reference.read_text(encoding="utf-8"))

    def name(self, text: str) -> str:
        """The text itself where it holds no emoji."""
        if text.isascii() or self.names.keys().isdisjoint(text):
            return text
        parts, after_space = [], True
        for character in text:
            name = self.names.get(character)
            if name and not after_space:
                parts.append(" ")
            parts.append(name or character)
            after_space = character == " "
        return "".join(parts).strip()


if __name__ == "__main__":
    names = EmojiNames()
    for line in sys.stdin:
        print(names.name(line.rstrip("\n")))
