"""VADER's scores (Hutto and Gilbert 2014; rules of vaderSentiment 3.3.2).

npm's vader-sentiment 1.1.3 has the lexicon but older rules (7 % of the golden sentences come out differently), so it is
not used for scoring.

    python models/training/text/vader.py LEXICON TEXT...      microseconds of a text, for ./build.sh bench
"""

from __future__ import annotations

import json
import math
import pathlib
import string
import sys
import time
from typing import NamedTuple

BOOST, CAPITALS, NEGATION = 0.293, 0.733, -0.74
STRONGER = set("""absolutely amazingly awfully completely considerable considerably decidedly deeply effing enormous
    enormously entirely especially exceptional exceptionally extreme extremely fabulously flipping flippin frackin
    fracking fricking frickin frigging friggin fully fuckin fucking fuggin fugging greatly hella highly hugely incredible
    incredibly intensely major majorly more most particularly purely quite really remarkably so substantially thoroughly
    total totally tremendous tremendously uber unbelievably unusually utter utterly very""".split())
WEAKER = set("""almost barely hardly kinda kindof kind-of less little marginal marginally occasional occasionally partly
    scarce scarcely slight slightly somewhat sorta sortof sort-of""".split()) | {"just enough", "kind of", "sort of"}
NEGATIONS = set("""aint arent cannot cant couldnt darent didnt doesnt dont hadnt hasnt havent isnt mightnt mustnt neednt
    oughtnt shant shouldnt wasnt werent wont wouldnt neither never none nope nor not nothing nowhere uhuh uh-uh without
    rarely seldom despite""".split())
IDIOMS = {"the shit": 3.0, "the bomb": 3.0, "bad ass": 1.5, "badass": 1.5, "bus stop": 0.0, "yeah right": -2.0,
          "kiss of death": -1.5, "to die for": 3.0, "beating heart": 3.1, "broken heart": -2.9}


def read_lexicon(path: pathlib.Path) -> dict[str, float]:
    rows = (line.strip().split("\t") for line in path.read_text(encoding="utf-8").split("\n") if line.strip())
    return {row[0]: float(row[1]) for row in rows}


def _booster(word: str) -> float:
    return BOOST if word in STRONGER else -BOOST if word in WEAKER else 0.0


def negates(word: str) -> bool:
    return word in NEGATIONS or "n't" in word


class Scores(NamedTuple):
    """Shares that sum to one, -1..1, and how many words are in the lexicon."""
    negative: float
    neutral: float
    positive: float
    compound: float
    hits: int


class Vader:
    def __init__(self, lexicon: dict[str, float]):
        self.lexicon = lexicon

    def compound(self, text: str) -> float:
        """-1..1, 4 decimals; 0 where no word of the lexicon occurs."""
        return round(self.scores(text).compound, 4)

    def scores(self, text: str) -> Scores:
        text = text.strip()
        words = [stripped if len(stripped := token.strip(string.punctuation)) > 2 else token for token in text.split()]
        if not words:
            return Scores(0.0, 0.0, 0.0, 0.0, 0)
        lower = [word.lower() for word in words]
        capitals = sum(word.isupper() for word in words)
        some_capitals = 0 < capitals < len(words)
        values = [self._value(words, lower, i, some_capitals) for i in range(len(words))]
        if "but" in lower:
            # The reference finds each value by its first equal, so repeated values are scaled in place of later ones.
            at = lower.index("but")
            for value in values:
                first = values.index(value)
                if first != at:
                    values[first] = value * (0.5 if first < at else 1.5)
        exclaims, asks = min(text.count("!"), 4), text.count("?")
        emphasis = exclaims * 0.292 + (0.0 if asks < 2 else asks * 0.18 if asks <= 3 else 0.96)
        total = float(sum(values))
        total += emphasis if total > 0 else -emphasis if total < 0 else 0.0
        positive = sum(value + 1 for value in values if value > 0)
        negative = sum(1 - value for value in values if value < 0)
        neutral = sum(value == 0 for value in values)
        positive, negative = positive + emphasis * (positive > negative), negative + emphasis * (negative > positive)
        whole = positive + negative + neutral
        compound = max(-1.0, min(1.0, total / math.sqrt(total * total + 15)))
        return Scores(negative / whole, neutral / whole, positive / whole, compound, sum(word in self.lexicon for word in lower))

    def _value(self, words: list[str], lower: list[str], i: int, some_capitals: bool) -> float:
        word, last = lower[i], len(lower) - 1
        if _booster(word) or (word == "kind" and i < last and lower[i + 1] == "of") or word not in self.lexicon:
            return 0.0
        value = self.lexicon[word]
        if word == "no" and i < last and lower[i + 1] in self.lexicon:
            value = 0.0
        if "no" in lower[max(0, i - 2):i] or (i > 2 and lower[i - 3] == "no" and lower[i - 1] in ("or", "nor")):
            value = self.lexicon[word] * NEGATION
        if words[i].isupper() and some_capitals:
            value += CAPITALS if value > 0 else -CAPITALS
        for back in (1, 2, 3):
            if i >= back and lower[i - back] not in self.lexicon:
                boost = _booster(lower[i - back])
                if boost:
                    boost = -boost if value < 0 else boost
                    if words[i - back].isupper() and some_capitals:
                        boost += CAPITALS if value > 0 else -CAPITALS
                    value += boost * (1.0, 0.95, 0.9)[back - 1]
                value = self._negated(value, lower, i, back)
                if back == 3:
                    value = self._idiom(value, lower, i)
        if i > 0 and lower[i - 1] == "least" and "least" not in self.lexicon and not (i > 1 and lower[i - 2] in ("at", "very")):
            value *= NEGATION
        return value

    @staticmethod
    def _negated(value: float, lower: list[str], i: int, back: int) -> float:
        if back == 2:
            if lower[i - 2] == "never" and lower[i - 1] in ("so", "this"):
                return value * 1.25
            if lower[i - 2] == "without" and lower[i - 1] == "doubt":
                return value
        if back == 3:
            if (lower[i - 3] == "never" and lower[i - 2] in ("so", "this")) or lower[i - 1] in ("so", "this"):
                return value * 1.25
            if lower[i - 3] == "without" and "doubt" in lower[i - 2:i]:
                return value
        return value * NEGATION if negates(lower[i - back]) else value

    @staticmethod
    def _idiom(value: float, lower: list[str], i: int) -> float:
        join = lambda first, end: " ".join(lower[first:end])
        before = [join(i - 1, i + 1), join(i - 2, i + 1), join(i - 2, i), join(i - 3, i), join(i - 3, i - 1)]
        found = next((phrase for phrase in before if phrase in IDIOMS), None)
        value = IDIOMS[found] if found else value
        for end in (i + 2, i + 3):
            if end <= len(lower) and join(i, end) in IDIOMS:
                value = IDIOMS[join(i, end)]
        return value + sum(_booster(phrase) for phrase in (join(i - 3, i), join(i - 3, i - 1), join(i - 2, i)))


def microseconds(vader: Vader, texts: list[str], rounds: int = 30, repeat: int = 200) -> float:
    """Processor time of a text: the median of some rounds."""
    times = []
    for _ in range(rounds):
        start = time.process_time()
        for text in texts * repeat:
            vader.scores(text)
        times.append(time.process_time() - start)
    return 1e6 * sorted(times)[rounds // 2] / (repeat * len(texts))


if __name__ == "__main__":
    print(f"{microseconds(Vader(read_lexicon(pathlib.Path(sys.argv[1]))), sys.argv[2:]):.3f}")
