"""Learns whether a text is English: models/language.json, the card language.md, the manifest row.

    python models/training/text/language.py --data ../shared/data/text --packages ../language

The folder of packages is filled with `apt-get download` (Debian 12; 310 MB) where they are missing. Logistic regression over
hashed runs of letters, 8-bit weights, then one slope and offset per length of text. 4 minutes and 5 GB on one busy core.
"""

from __future__ import annotations

import argparse
import base64
import collections
import json
import pathlib
import random
import string
import sys
import zlib

import numpy as np
import scipy.sparse
from sklearn.linear_model import LogisticRegression

import language_sources
import language_text

REPOSITORY = pathlib.Path(__file__).resolve().parents[3]
sys.path.insert(0, str(REPOSITORY / "models/training"))
import manifest  # noqa: E402

BUCKETS = 1 << 15
LENGTHS = [1, 2, 3, 4, 8]  # words at which a new calibration and threshold begin
LENGTH_NAMES = ["1 word", "2 words", "3 words", "4-7 words", "8+ words"]
FALSE_REJECTIONS = [0.002, 0.003, 0.001, 0.002, 0.002]  # of held-back English, at most, by choice of the thresholds
HIGHEST_THRESHOLDS = [0.01, 0.015, 0.05, 0.2, 0.2]  # the benefit of the doubt for a few words
TEST, CALIBRATION, LEARNING = 0, 1, 2  # folds of twenty, the rest are for learning too
PHRASES = pathlib.Path(__file__).parent / "language_phrases.tsv"
PHRASE_COPIES = 40  # each counts for so many sentences
MEASURED = {"de": "German", "fr": "French", "es": "Spanish", "it": "Italian", "pt": "Portuguese", "nl": "Dutch", "pl": "Polish", "cs": "Czech",
            "sv": "Swedish", "da": "Danish", "fi": "Finnish", "hu": "Hungarian", "ro": "Romanian", "tr": "Turkish", "id": "Indonesian",
            "vi": "Vietnamese", "hi": "Hindi in Latin letters", "nb": "Norwegian", "tl": "Tagalog", "hr": "Croatian", "sq": "Albanian", "sw": "Swahili"}
OTHERS = {"af": "Afrikaans", "ca": "Catalan", "cy": "Welsh", "eo": "Esperanto", "et": "Estonian", "eu": "Basque", "ga": "Irish", "gl": "Galician",
          "is": "Icelandic", "la": "Latin", "lt": "Lithuanian", "lv": "Latvian", "ms": "Malay", "sk": "Slovak", "sl": "Slovene", "sr": "Serbian"}


class Rows:
    """Texts with their language and fold; all parts of a text are in its fold."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.languages: list[str] = []
        self.folds: list[int] = []
        self.whole: list[bool] = []

    def add(self, language: str, text: str, rng: random.Random) -> None:
        fold, tokens = zlib.crc32(text.casefold().encode()) % 20, text.split()
        parts = [text]
        if len(tokens) > 1:
            parts.append(span(tokens, rng.choice((1, 1, 2, 2, 3)), rng))
        if len(tokens) > 6 and fold > CALIBRATION:
            parts.append(span(tokens, rng.choice((3, 4, 5, 6)), rng))
        if fold > CALIBRATION and rng.random() < 0.15:
            parts.append(mistype(text, rng))
        if fold > CALIBRATION and without_apostrophes(text) != text and rng.random() < 0.3:
            parts.append(without_apostrophes(text))
        for i, part in enumerate(parts):
            self.texts.append(part)
            self.languages.append(language)
            self.folds.append(fold)
            self.whole.append(i == 0)

    def phrase(self, language: str, text: str) -> None:
        """What everybody says, in full and with letters as a foreign keyboard has them; for learning only."""
        for form in dict.fromkeys((text, text.translate(language_text.TRANSLATION))):
            for _ in range(PHRASE_COPIES):
                self.texts.append(form)
                self.languages.append(language)
                self.folds.append(LEARNING)
                self.whole.append(False)


def without_apostrophes(text: str) -> str:
    return text.replace("'", "").replace("\u2019", "")


def span(tokens: list[str], count: int, rng: random.Random) -> str:
    count = min(count, len(tokens))
    first = rng.randrange(len(tokens) - count + 1)
    return " ".join(tokens[first:first + count])


def mistype(text: str, rng: random.Random) -> str:
    """One letter left out, doubled or changed for its neighbour."""
    if len(text) < 4:
        return text
    at, kind = rng.randrange(len(text) - 1), rng.random()
    middle = "" if kind < 0.4 else text[at + 1] + text[at] if kind < 0.7 else 2 * text[at]
    return text[:at] + middle + text[at + (2 if 0.4 <= kind < 0.7 else 1):]


def read(path: pathlib.Path, source: str | None = None) -> list[str]:
    rows = (line.split("\t", 2) for line in path.read_text(encoding="utf-8").split("\n"))
    return [row[2] for row in rows if len(row) == 3 and source in (None, row[1])]


def gather(data: pathlib.Path, sentences: dict[tuple[str, str], list[str]], cap: int, rng: random.Random) -> Rows:
    rows = Rows()
    for (language, source), texts in sorted(sentences.items()):
        most = 25_000 if language == "en" else 5_000 if source == "trans-de-en" else cap
        for text in rng.sample(texts, min(most, len(texts))):
            rows.add(language, text, rng)
    for text in read(data / "train_clean.tsv"):
        rows.add("en-people", text, rng)
    for line in PHRASES.read_text(encoding="utf-8").splitlines()[1:]:
        rows.phrase(*line.split("\t"))
    return rows


def matrix(texts: list[str]) -> scipy.sparse.csr_matrix:
    """Counts of the features over the square root of how many they are [texts, BUCKETS]."""
    parts = []
    for first in range(0, len(texts), 50_000):
        part = texts[first:first + 50_000]
        row, bucket = language_text.features(part, BUCKETS)
        parts.append(scipy.sparse.csr_matrix((np.ones(len(row), np.float32), (row, bucket)), shape=(len(part), BUCKETS)))
    counts = scipy.sparse.vstack(parts).tocsr()
    scale = 1 / np.sqrt(np.maximum(1, np.asarray(counts.sum(1)).ravel()))
    return scipy.sparse.diags(scale.astype(np.float32)) @ counts


def length_of(texts: list[str]) -> np.ndarray:
    """Index into LENGTHS; -1 without words."""
    return np.searchsorted(LENGTHS, [len(language_text.words(text)) for text in texts], "right") - 1


def weigh(languages: np.ndarray, lengths: np.ndarray) -> np.ndarray:
    """Half English, half other at every length; the languages that matter most count twice."""
    english, weights = np.char.startswith(languages, "en"), np.zeros(len(languages))
    for length in range(len(LENGTHS)):
        here = lengths == length
        weights[here & english] = here.sum() / 2 / (here & english).sum()
        others = set(languages[here & ~english])
        shares = {language: 2.0 if language in MEASURED else 1.0 for language in others}
        for language, share in shares.items():
            chosen = here & (languages == language)
            weights[chosen] = here.sum() / 2 * share / sum(shares.values()) / chosen.sum()
    return np.minimum(weights, 20 * np.median(weights[lengths >= 0]))


def sigmoid(x: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-np.clip(x, -60, 60)))


class Guard:
    def __init__(self, weights: np.ndarray, bias: float):
        self.scale = float(np.float32(np.quantile(np.abs(weights), 0.999) / 127))
        self.weights = np.clip(np.round(weights / self.scale), -127, 127).astype(np.int8)
        self.bias = round(float(bias), 5)
        self.slopes, self.offsets, self.thresholds = [1.0] * 5, [0.0] * 5, [0.5] * 5

    def scores(self, features: scipy.sparse.csr_matrix) -> np.ndarray:
        return self.bias + self.scale * (features @ self.weights.astype(np.float32))

    def probabilities(self, scores: np.ndarray, lengths: np.ndarray) -> np.ndarray:
        return sigmoid(np.take(self.slopes, lengths) * scores + np.take(self.offsets, lengths))

    def probability(self, text: str) -> float | None:
        """As the product's detector: the share of other scripts counts too; None without letters enough."""
        share, latin, others = language_text.latin_share(text)
        if others == 0 and latin < 3:
            return None
        if share < 0.5:
            return 0.0
        return float(share * self.probabilities(self.scores(matrix([text])), length_of([text]))[0])

    def rejects(self, text: str) -> bool:
        probability = self.probability(text)
        return probability is not None and probability < self.thresholds[max(0, int(length_of([text])[0]))]

    def calibrate(self, scores: np.ndarray, lengths: np.ndarray, languages: np.ndarray) -> None:
        """Slope and offset per length, then the threshold that turns down FALSE_REJECTIONS of people's English."""
        english = np.char.startswith(languages, "en")
        for length in range(len(LENGTHS)):
            here = lengths == length
            fit = LogisticRegression(C=1e6).fit(scores[here, None], english[here], weigh_classes(languages[here]))
            self.slopes[length], self.offsets[length] = round(float(fit.coef_[0, 0]), 4), round(float(fit.intercept_[0]), 4)
            people = self.probabilities(scores, lengths)[here & (languages == "en-people")]
            self.thresholds[length] = min(HIGHEST_THRESHOLDS[length], float(f"{np.quantile(people, FALSE_REJECTIONS[length]):.3g}"))


def weigh_classes(languages: np.ndarray) -> np.ndarray:
    """English of people : other languages 1 : 1; English of programs, full of names, is left out."""
    people, others = languages == "en-people", ~np.char.startswith(languages, "en")
    return people / max(1, people.sum()) * len(languages) / 2 + others / max(1, others.sum()) * len(languages) / 2


def calibration_error(probabilities: np.ndarray, english: np.ndarray, weights: np.ndarray) -> float:
    """Of P(English) in 15 bins, English and others weighing the same."""
    cut, total = np.minimum((probabilities * 15).astype(int), 14), weights.sum()
    return float(sum(abs(np.sum(weights[b] * (probabilities[b] - english[b]))) / total for b in (cut == i for i in range(15)) if b.any()))


class WordShare:
    """The baseline: the share of the words that an English word list has."""

    def __init__(self, words: pathlib.Path):
        self.known = {word.lower() for word in words.read_text(encoding="utf-8").split()}

    def __call__(self, texts: list[str]) -> np.ndarray:
        split = [language_text.words(text) for text in texts]
        return np.array([sum(word in self.known for word in words) / max(1, len(words)) for words in split])


def per_length(values: np.ndarray, lengths: np.ndarray) -> list[list[float]]:
    return [[float(values[lengths == i].mean()), int((lengths == i).sum())] if (lengths == i).any() else [float("nan"), 0]
            for i in range(len(LENGTHS))]


def measure(guard: Guard, baseline: WordShare, data: pathlib.Path, rows: Rows, features: scipy.sparse.csr_matrix) -> dict:
    folds, languages, whole = np.array(rows.folds), np.array(rows.languages), np.array(rows.whole)
    lengths = length_of(rows.texts)
    scores = guard.scores(features)
    probabilities = guard.probabilities(scores, lengths)
    calibrating = (folds == CALIBRATION) & (lengths >= 0) & (languages == "en-people")
    shares = baseline(rows.texts)
    cuts = np.array([np.quantile(shares[calibrating & (lengths == i)], FALSE_REJECTIONS[i]) for i in range(len(LENGTHS))])
    test = (folds == TEST) & (lengths >= 0)
    others = test & whole & ~np.char.startswith(languages, "en")
    rejected = probabilities < np.take(guard.thresholds, lengths)
    by_share = shares < np.take(cuts, lengths)
    result = {"others": {}, "english": {}}
    for name in sorted(set(languages[others])):
        chosen = others & (languages == name)
        four = chosen & (lengths >= 3)
        result["others"][name] = {"lengths": per_length(rejected[chosen], lengths[chosen]), "four": float(rejected[four].mean()),
                                  "rows": int(four.sum()), "baseline": float(by_share[four].mean())}
    four = others & (lengths >= 3)
    result["all others"] = {"lengths": per_length(rejected[others], lengths[others]), "four": float(rejected[four].mean()),
                            "rows": int(four.sum()), "baseline": float(by_share[four].mean()), "baselineLengths": per_length(by_share[others], lengths[others])}
    sets = {"GoEmotions dev": ("dev.tsv", None), "MELD dev": ("dev_meld.tsv", None), "ISEAR": ("train_restricted.tsv", "isear"),
            "MELD train": ("train_restricted.tsv", "meld"), "DailyDialog": ("train_restricted.tsv", "dailydialog"), "dair-ai": ("train_restricted.tsv", "dair")}
    for name, (file, source) in sets.items():
        texts = read(data / file, source)
        length = length_of(texts)
        known = length >= 0
        turned = np.zeros(len(texts), bool)
        turned[known] = (guard.probabilities(guard.scores(matrix(texts)), length) < np.take(guard.thresholds, length))[known]
        simple = np.zeros(len(texts), bool)
        simple[known] = (baseline(texts) < np.take(cuts, length))[known]
        result["english"][name] = {"rows": len(texts), "rejected": float(turned.mean()), "lengths": per_length(turned[known], length[known]),
                                   "baseline": float(simple.mean()), "examples": [texts[i] for i in np.flatnonzero(turned)]}
    fair = test & ((languages == "en-people") | ~np.char.startswith(languages, "en"))
    result["ece"] = [calibration_error(probabilities[here], languages[here] == "en-people", weigh_classes(languages[here]))
                     for here in (fair & (lengths == i) for i in range(len(LENGTHS)))]
    return result


def check(guard: Guard, path: pathlib.Path) -> dict[str, dict]:
    """The hand-written messages, which had no part in anything above."""
    result: dict[str, dict] = {}
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        language, text = line.split("\t")
        row = result.setdefault(language, {"count": 0, "rejected": 0, "long": 0, "longRejected": 0, "kept": [], "turned": []})
        turned, long = guard.rejects(text), len(language_text.words(text)) >= 4
        row["count"] += 1
        row["rejected"] += turned
        row["long"] += long
        row["longRejected"] += turned and long
        row["turned" if turned else "kept"].append(text)
    return result


def table(header: list[str], rows: list[list[str]]) -> str:
    return "\n".join("| " + " | ".join(row) + " |" for row in [header, ["---"] * len(header), *rows])


def percent(share: float, digits: int = 1) -> str:
    return "" if share != share else f"{100 * share:.{digits}f}"


def packages(versions: dict[str, str]) -> str:
    names: dict[str, list[str]] = {}
    for name, version in versions.items():
        names.setdefault(version, []).append(name)
    return "; ".join(f"{', '.join(group)} ({version})" for version, group in names.items())


def card(guard: Guard, result: dict, hand: dict, rows: Rows, versions: dict[str, str]) -> str:
    english = table(["", "texts", "turned down %", "word list %", *LENGTH_NAMES],
                    [[name, str(r["rows"]), percent(r["rejected"], 2), percent(r["baseline"], 2),
                      *(percent(share, 2) for share, _ in r["lengths"])] for name, r in result["english"].items()])
    order = [language for language in MEASURED if language in result["others"]]
    rest = [language for language in result["others"] if language not in MEASURED]
    trained = collections.Counter(language for language, fold, whole in zip(rows.languages, rows.folds, rows.whole) if whole and fold > CALIBRATION)
    others = table(["", "learned from", "4+ words: sentences", "turned down %", "word list %", *LENGTH_NAMES],
                   [["all", "", str(result["all others"]["rows"]), percent(result["all others"]["four"]), percent(result["all others"]["baseline"]),
                     *(percent(share) for share, _ in result["all others"]["lengths"])]]
                   + [[(MEASURED | OTHERS)[name], str(trained[name]), str(r["rows"]), percent(r["four"]), percent(r["baseline"]),
                       *(percent(share) for share, _ in r["lengths"])] for name in order + rest for r in [result["others"][name]]])
    latin = {name: r for name, r in hand.items() if name in MEASURED}
    written = table(["", "messages", "turned down %", "of 4+ words", "turned down %"],
                    [[MEASURED[name], str(r["count"]), percent(r["rejected"] / r["count"], 0), str(r["long"]), percent(r["longRejected"] / max(1, r["long"]), 0)]
                     for name, r in latin.items()])
    scripts = [r for name, r in hand.items() if name not in MEASURED and name not in ("en", "mixed")]
    lengths = table(["", *LENGTH_NAMES],
                    [["turned down below P(English)", *(f"{value:g}" for value in guard.thresholds)],
                     ["calibration error", *(f"{value:.3f}" for value in result["ece"])]])
    long, caught = sum(r["long"] for r in latin.values()), sum(r["longRejected"] for r in latin.values())
    template = (pathlib.Path(__file__).parent / "language.md.template").read_text(encoding="utf-8")
    return string.Template(template).substitute(
        english=english, others=others, written=written, lengths=lengths,
        scripts=f"{sum(r['rejected'] for r in scripts)} of {sum(r['count'] for r in scripts)}",
        handlong=f"{caught} of {long} ({percent(caught / long)} %)",
        handenglish=f"{hand['en']['rejected']} of {hand['en']['count']}", turned="; ".join(f"`{text}`" for text in hand["en"]["turned"]) or "none",
        mixed="; ".join(f"`{text}`" for text in hand["mixed"]["turned"]) or "none", mixedkept="; ".join(f"`{text}`" for text in hand["mixed"]["kept"]) or "none",
        packages=packages(versions),
        rejected="; ".join(f"`{text[:60]}`" for name in ("GoEmotions dev", "MELD dev") for text in result["english"][name]["examples"][:8]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=pathlib.Path, required=True, help="folder with train_clean.tsv, train_restricted.tsv, dev.tsv, dev_meld.tsv")
    parser.add_argument("--packages", type=pathlib.Path, required=True, help="folder for the Debian packages")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--cap", type=int, default=6000, help="most sentences of one language and source")
    parser.add_argument("--regularization", type=float, default=2.0, help="inverse strength")
    parser.add_argument("--golden", type=pathlib.Path, help="file with texts, a line each as JSON; their probabilities are written beside it")
    arguments = parser.parse_args()
    rng = random.Random(arguments.seed)
    versions = language_sources.unpack(arguments.packages)
    rows = gather(arguments.data, language_sources.sentences(arguments.packages), arguments.cap, rng)
    languages, folds, lengths = np.array(rows.languages), np.array(rows.folds), length_of(rows.texts)
    features = matrix(rows.texts)
    training = (folds > CALIBRATION) & (lengths >= 0)
    model = LogisticRegression(C=arguments.regularization, max_iter=100, tol=1e-4)
    model.fit(features[training], np.char.startswith(languages[training], "en"), weigh(languages[training], lengths[training]))
    guard = Guard(model.coef_[0], float(model.intercept_[0]))
    calibrating = (folds == CALIBRATION) & (lengths >= 0)
    guard.calibrate(guard.scores(features[calibrating]), lengths[calibrating], languages[calibrating])
    baseline = WordShare(arguments.packages / "wamerican/usr/share/dict/american-english")
    result = measure(guard, baseline, arguments.data, rows, features)
    hand = check(guard, pathlib.Path(__file__).parent / "language_check.tsv")

    models = REPOSITORY / "models"
    document = {"schema": 1, "longestRun": language_text.MAXIMUM_RUN, "longestWord": language_text.LONGEST_WORD, "bias": guard.bias,
                "scale": guard.scale, "lengths": LENGTHS, "slopes": guard.slopes, "offsets": guard.offsets, "thresholds": guard.thresholds,
                "folded": language_text.fold_table(), "weights": base64.b64encode(guard.weights.tobytes()).decode()}
    body = ",\n ".join(f"{json.dumps(key)}: {json.dumps(value)}" for key, value in document.items())
    (models / "language.json").write_text("{" + body + "}\n")
    (models / "language.md").write_text(card(guard, result, hand, rows, versions), encoding="utf-8")
    manifest.put(models, {
        "id": "language", "task": "language", "version": "1.0.0",
        "files": [{"precision": "table", "file": "language.json", "sha256": manifest.sha256(models / "language.json")}],
        "inputs": [], "outputs": [],
        "license": "table of weights, holds no text; learned from CC BY 4.0, BSD, MPL-2.0, GPL-2+ and GPL-3+ texts (see the card)",
        "trainingData": ["goemotions", "xed", "brighter", "Debian 12: translations of Wesnoth, Firefox and Pidgin, fortunes, trans-de-en, freedict"],
        "metrics": {"englishTurnedDown": {name: round(result["english"][name]["rejected"], 4) for name in ("GoEmotions dev", "MELD dev", "ISEAR")},
                    "othersTurnedDown": round(result["all others"]["four"], 4), "ece": round(max(result["ece"]), 4)},
        "card": "language.md",
    })
    if arguments.golden:
        texts = [json.loads(line) for line in arguments.golden.read_text(encoding="utf-8").splitlines()]
        texts = [row["text"] if isinstance(row, dict) else row for row in texts]
        lines = [json.dumps({"text": text, "english": guard.probability(text), "words": len(language_text.words(text)),
                             "foreign": guard.rejects(text)}) for text in texts]
        arguments.golden.write_text("\n".join(lines) + "\n")
    print(json.dumps({"result": result, "hand": hand, "thresholds": guard.thresholds, "slopes": guard.slopes, "offsets": guard.offsets}, indent=1, ensure_ascii=False))


if __name__ == "__main__":
    main()
