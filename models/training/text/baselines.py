"""What simpler means reach on the same rows: the majority class, words counted (TF-IDF), and VADER's polarity alone."""

from __future__ import annotations

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

import data
import measure

EDGES = np.array([-0.8, -0.6, -0.4, -0.2, -0.05, 0.05, 0.2, 0.4, 0.6, 0.8])


def tfidf(train: data.Rows, validation: dict[str, data.Rows]) -> dict[str, dict]:
    """Words and word pairs, logistic regression with classes weighed alike up to the square root of their size."""
    words = TfidfVectorizer(ngram_range=(1, 2), min_df=3, sublinear_tf=True)
    counts = np.bincount(train.labels, minlength=7)
    weight = {c: float(np.sqrt(counts.max() / counts[c])) for c in range(7)}
    regression = LogisticRegression(C=4, max_iter=300, class_weight=weight, solver="saga", tol=2e-2, random_state=1)
    regression.fit(words.fit_transform(train.texts), train.labels)
    return {source: measure.scores(regression.predict_log_proba(words.transform(rows.texts)), rows.labels)
            for source, rows in validation.items()}


def vader(compound: np.ndarray, validation: dict[str, data.Rows]) -> dict[str, dict]:
    """P(emotion | bin of VADER's compound score), counted on every other validation row and measured on the rest."""
    labels = np.concatenate([rows.labels for rows in validation.values()])
    counted = np.arange(len(labels)) % 2 == 0
    bins = np.searchsorted(EDGES, compound, "right")
    table = np.full((len(EDGES) + 1, 7), 0.5)
    np.add.at(table, (bins[counted], labels[counted]), 1)
    logits = np.log(table / table.sum(1, keepdims=True))[bins]
    results, start = {}, 0
    for source, rows in validation.items():
        at = np.arange(start, start + len(rows))
        start += len(rows)
        at = at[~counted[at]]
        results[source] = measure.scores(logits[at], labels[at])
    return results


def measure_all(train: data.Rows, validation: dict[str, data.Rows], compound: np.ndarray) -> dict:
    return {"TF-IDF and logistic regression": tfidf(train, validation), "VADER's polarity alone": vader(compound, validation)}
