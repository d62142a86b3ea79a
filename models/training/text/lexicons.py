"""Polarity of texts by VADER and SentiWordNet: what the service computes, as numpy arrays, and how well each tells moods apart.

    python models/training/text/lexicons.py --data ../shared/data/text
    python models/training/text/lexicons.py --cases tests/EmotionEdge.Text.Tests/vader_cases.jsonl

The first prints, per data set, the area under the ROC curve of joy against sadness, anger, disgust and fear, and the accuracy of three
classes (with neutral; surprise is left out). Thresholds and the weight of the sum are fitted on train_clean.tsv. The second writes what
SentiWordNet says of the texts of a file of cases, for the service's tests. The table of words is made by the build of
src/EmotionEdge.Text.
"""

from __future__ import annotations

import argparse
import json
import math
import pathlib
import re
from collections.abc import Iterable
from typing import NamedTuple

import numpy as np

from emoji import EmojiNames
from vader import NEGATION, STRONGER, WEAKER, Vader, negates, read_lexicon

REPOSITORY = pathlib.Path(__file__).resolve().parents[3]
SOURCES = REPOSITORY / "src/EmotionEdge.Text"
TABLE = SOURCES / "obj/sentiwordnet.tsv"
VADER_LEXICON = REPOSITORY / "src/Bindings/npm/node_modules/vader-sentiment/vader_lexicon.txt"
COLUMNS = ["vaderNegative", "vaderNeutral", "vaderPositive", "vaderCompound", "vaderHits",
           "sentiWordNetPositive", "sentiWordNetNegative", "sentiWordNetPolarity", "sentiWordNetHits"]
POLARITY = {"joy": 1, "neutral": 0, "sadness": -1, "anger": -1, "disgust": -1, "fear": -1}

PARTS = "nvar"
# WordNet's rules of detachment (morphy) for a part of speech: ending, what takes its place.
RULES = {
    "n": [("s", ""), ("ses", "s"), ("xes", "x"), ("zes", "z"), ("ches", "ch"), ("shes", "sh"), ("men", "man"), ("ies", "y")],
    "v": [("s", ""), ("ies", "y"), ("es", "e"), ("es", ""), ("ed", "e"), ("ed", ""), ("ing", "e"), ("ing", "")],
    "a": [("er", ""), ("est", ""), ("er", "e"), ("est", "e"), ("ier", "y"), ("iest", "y")],
    "r": [],
}
DOUBLING = ("ed", "ing", "er", "est")
# A letter, a number or anything beyond the basic plane; what is behind an apostrophe only tells whether the word negates.
WORD_CHARACTER = r"(?:[^\W_]|[\U00010000-\U0010ffff])"
WORD = re.compile(f"{WORD_CHARACTER}+(?:['’]{WORD_CHARACTER}+)*")
SCOPE = 3  # how many words after a negation are turned, as in VADER
NORMALIZATION = 1.0  # brings a difference of sums into -1..1, as VADER's constant does; a clearly rated word has about 0.5


class Polarity(NamedTuple):
    """Sums over the words (0 and above), both in one (-1..1), and how many words say something."""
    positive: float
    negative: float
    polarity: float
    hits: int


def words_of(lines: str) -> list[str]:
    return [line for line in lines.split("\n") if line and not line.startswith("#")]


class SentiWordNet:
    def __init__(self, table: pathlib.Path = TABLE, lists: pathlib.Path = SOURCES / "SentiWordNet"):
        self.words: dict[str, dict[str, tuple[int, float, float]]] = {}
        for line in words_of(table.read_text(encoding="utf-8")):
            word, *parts = line.split("\t")
            numbers = ((part[0], part[1:].split(" ")) for part in parts)
            self.words[word] = {part: (int(count), int(p) / 1000, int(n) / 1000) for part, (count, p, n) in numbers}
        self.silent = STRONGER | WEAKER | set(" ".join(words_of((lists / "function_words.txt").read_text())).split())
        self.irregular: dict[tuple[str, str], str] = {}
        for line in words_of((lists / "irregular.txt").read_text()):
            part, lemma, *forms = line.split(" ")
            if part in self.words.get(lemma, {}):
                self.irregular |= {(part, form): lemma for form in forms}
        self.known: dict[str, tuple[float, float]] = {}

    def lemma(self, word: str, part: str) -> str | None:
        if (part, word) in self.irregular:
            return self.irregular[part, word]
        if part in self.words.get(word, {}):
            return word
        for ending, instead in RULES[part]:
            if word.endswith(ending) and len(word) > len(ending) + 1:
                stem = word[:-len(ending)] + instead
                if part in self.words.get(stem, {}):
                    return stem
                if ending in DOUBLING and not instead and stem[-1] == stem[-2] and part in self.words.get(stem[:-1], {}):
                    return stem[:-1]
        return None

    def rate(self, word: str) -> tuple[float, float]:
        """Positive and negative of a word: the mean of its parts of speech, weighted by how many senses each has."""
        if word not in self.known:
            found = [self.words[lemma][part] for part in PARTS if (lemma := self.lemma(word, part))]
            senses = sum(count for count, _, _ in found)
            self.known[word] = (sum(c * p for c, p, _ in found) / senses, sum(c * n for c, _, n in found) / senses) if senses else (0.0, 0.0)
        return self.known[word]

    def score(self, text: str) -> Polarity:
        words = [word.replace("’", "'").lower() for word in WORD.findall(text)]
        turning = [word == "no" or negates(word) for word in words]
        positive = negative = 0.0
        hits = 0
        for i, word in enumerate(words):
            word = word.split("'")[0]
            if turning[i] or len(word) < 2 or word in self.silent:
                continue
            p, n = self.rate(word)
            if p == n == 0:
                continue
            hits += 1
            if any(turning[max(0, i - SCOPE):i]):
                p, n = -NEGATION * n, -NEGATION * p
            positive, negative = positive + p, negative + n
        difference = positive - negative
        return Polarity(positive, negative, difference / math.sqrt(difference * difference + NORMALIZATION), hits)


class Lexicons:
    def __init__(self, vader_lexicon: pathlib.Path = VADER_LEXICON):
        self.emoji, self.vader, self.senti = EmojiNames(), Vader(read_lexicon(vader_lexicon)), SentiWordNet()

    def features(self, texts: Iterable[str]) -> np.ndarray:
        """[texts, 9], columns as in COLUMNS."""
        named = [self.emoji.name(text) for text in texts]
        return np.array([[*self.vader.scores(text), *self.senti.score(text)] for text in named]).reshape(-1, len(COLUMNS))


def read(path: pathlib.Path, step: int = 1) -> tuple[list[str], np.ndarray]:
    """Texts and -1, 0 or 1 of every `step`-th row with a polarity."""
    rows = (line.split("\t", 2) for line in path.read_text(encoding="utf-8").split("\n") if line.count("\t") >= 2)
    kept = [(text, POLARITY[label]) for label, _, text in rows if label in POLARITY][::step]
    return [text for text, _ in kept], np.array([polarity for _, polarity in kept])


def area(values: np.ndarray, positive: np.ndarray) -> float:
    """Of the ROC curve: how often a positive row has the higher value, ties counted half."""
    _, place, count = np.unique(values, return_inverse=True, return_counts=True)
    rank = (np.cumsum(count) - (count - 1) / 2)[place]
    ones = positive.sum()
    return float((rank[positive].sum() - ones * (ones + 1) / 2) / (ones * (len(values) - ones)))


def fit_thresholds(values: np.ndarray, classes: np.ndarray) -> tuple[float, float]:
    """Between which values a text is neutral, so that the mean recall of the three classes is best."""
    grid = np.quantile(values, np.linspace(0.02, 0.98, 49))
    return max(((low, high) for low in grid for high in grid if low <= high),
               key=lambda pair: mean_recall(classify(values, pair), classes))


def classify(values: np.ndarray, thresholds: tuple[float, float]) -> np.ndarray:
    return (values > thresholds[1]).astype(int) - (values < thresholds[0]).astype(int)


def mean_recall(guess: np.ndarray, classes: np.ndarray) -> float:
    return float(np.mean([(guess[classes == c] == c).mean() for c in (-1, 0, 1)]))


def write_cases(texts: Iterable[str]) -> None:
    senti, emoji = SentiWordNet(), EmojiNames()
    for text in texts:
        print(json.dumps({"text": text} | {key: round(value, 9) for key, value in senti.score(emoji.name(text))._asdict().items()}))


def measure(data: pathlib.Path, step: int) -> dict:
    lexicons = Lexicons()

    def scores(texts: list[str]) -> dict[str, np.ndarray]:
        columns = lexicons.features(texts)
        return {"VADER": columns[:, COLUMNS.index("vaderCompound")],
                "SentiWordNet": columns[:, COLUMNS.index("sentiWordNetPolarity")]}

    def with_sum(values: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
        return values | {"sum": values["VADER"] + weight * values["SentiWordNet"]}

    texts, classes = read(data / "train_clean.tsv", step)
    train, told = scores(texts), classes != 0
    weight = max((w / 20 for w in range(21)),
                 key=lambda w: area((train["VADER"] + w * train["SentiWordNet"])[told], classes[told] > 0))
    thresholds = {name: fit_thresholds(values, classes) for name, values in with_sum(train).items()}
    result = {"weightOfSentiWordNet": weight, "thresholds": {k: [round(float(t), 4) for t in v] for k, v in thresholds.items()}, "sets": {}}
    for name, file in (("dev (GoEmotions)", "dev.tsv"), ("MELD dev", "dev_meld.tsv")):
        texts, classes = read(data / file)
        values, told = with_sum(scores(texts)), classes != 0
        silent = values["VADER"] == 0
        result["sets"][name] = {"rows": len(classes), "vaderSilent": round(float(silent.mean()), 4)} | {
            key: {"auc": round(area(v[told], classes[told] > 0), 4),
                  "aucWhereVaderIsSilent": round(area(v[told & silent], classes[told & silent] > 0), 4),
                  "accuracy": round(float((classify(v, thresholds[key]) == classes).mean()), 4),
                  "meanRecall": round(mean_recall(classify(v, thresholds[key]), classes), 4)} for key, v in values.items()}
    return result


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--data", type=pathlib.Path, help="folder with train_clean.tsv, dev.tsv, dev_meld.tsv")
    what.add_argument("--cases", type=pathlib.Path, help="JSON lines with a text each")
    parser.add_argument("--step", type=int, default=5, help="every how many-th training row the thresholds are fitted on")
    arguments = parser.parse_args()
    if arguments.cases:
        write_cases(json.loads(line)["text"] for line in arguments.cases.read_text().splitlines())
    else:
        print(json.dumps(measure(arguments.data, arguments.step), indent=1))


if __name__ == "__main__":
    main()
