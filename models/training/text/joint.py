"""What is fitted after the network: registers, the prior's weight, the temperature, and the joint with the lexicons.

Everything here is fitted on one half of the validation rows (drawn by a hash of the text) and measured on the other.
"""

from __future__ import annotations

import dataclasses

import numpy as np
import torch
from torch.nn import functional as F

import data
import measure
import prior
from lexicons import area

POSITIVE, NEGATIVE = [1], [3, 4, 5, 6]
SURPRISE, NEUTRAL = 2, 0
GOALS = ("goemotions", "meld", "isear", "brighter")
FEATURES = ["encoder valence", "encoder polarity", "encoder emotional", "VADER", "SentiWordNet", "|VADER|", "|SentiWordNet|",
            "VADER / words", "|VADER| / words"]


@dataclasses.dataclass
class Rows:
    """Validation rows of all sources with what the shipped network and the lexicons say of them."""
    logits: np.ndarray      # [N, 7], free of priors
    register: np.ndarray    # [N, sources], log probabilities
    valence: np.ndarray     # [N]
    lexicons: np.ndarray    # [N, 2]: VADER's compound, SentiWordNet's polarity
    words: np.ndarray       # [N]
    strange: np.ndarray     # [N], share of the words that are no single piece
    labels: np.ndarray
    sources: np.ndarray
    fitted: np.ndarray      # [N] bool: of the half that is fitted on

    def where(self, chosen: np.ndarray) -> "Rows":
        return Rows(*(getattr(self, field.name)[chosen] for field in dataclasses.fields(self)))


def fit_register(embeddings: np.ndarray, sources: np.ndarray, seed: int, epochs: int = 12, decay: float = 1e-3) -> tuple[np.ndarray, np.ndarray]:
    """A linear reading of the source; sources count alike up to the square root of their size."""
    torch.manual_seed(seed)
    layer = torch.nn.Linear(embeddings.shape[1], len(data.SOURCES))
    optimizer = torch.optim.AdamW(layer.parameters(), lr=1e-2, weight_decay=decay)
    counts = np.bincount(sources, minlength=len(data.SOURCES))
    weight = torch.from_numpy(1 / np.sqrt(np.maximum(counts, 1))).float()
    x, y = torch.from_numpy(embeddings), torch.from_numpy(sources)
    steps, step = epochs * (len(x) // 512), 0
    for _ in range(epochs):
        for places in torch.randperm(len(x)).split(512)[:len(x) // 512]:
            for group in optimizer.param_groups:
                group["lr"] = 1e-2 * (1 - step / steps)
            loss = F.cross_entropy(layer(x[places]), y[places], weight)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            step += 1
    return layer.weight.detach().numpy(), layer.bias.detach().numpy()


def log_loss(logits: np.ndarray, labels: np.ndarray) -> float:
    p = measure.softmax(logits)
    return float(-np.log(np.maximum(p[np.arange(len(labels)), labels], 1e-12)).mean())


def fit_temperature(logits: np.ndarray, rows: Rows) -> float:
    """The temperature with the least mean log loss over the sources of the goals, each counting alike."""
    def loss(temperature: float) -> float:
        return float(np.mean([log_loss(logits[at] / temperature, rows.labels[at]) for at in of_each(rows, GOALS)]))
    return float(min(np.arange(0.6, 2.01, 0.02), key=loss))


def of_each(rows: Rows, sources) -> list[np.ndarray]:
    return [rows.sources == data.SOURCES.index(source) for source in sources]


def try_taus(rows: Rows, table: np.ndarray) -> list[dict]:
    """What other weights of the prior than 1, which is what follows from the training, would give."""
    tried = []
    for tau in np.round(np.arange(0, 1.41, 0.2), 1):
        logits = prior.with_prior(rows.logits, rows.register, table, tau)
        each = {s: measure.scores(logits[at], rows.labels[at]) for s, at in zip(GOALS, of_each(rows, GOALS))}
        tried.append({"tau": float(tau), "mean": float(np.mean([r["accuracy"] + r["macroF1"] for r in each.values()]) / 2),
                      **{s: {"accuracy": r["accuracy"], "macroF1": r["macroF1"]} for s, r in each.items()}})
    return tried


def features(p: np.ndarray, rows: Rows) -> np.ndarray:
    """[N, 9], the same as the service's TextFeatures; p are the network's calibrated probabilities."""
    neutral = np.clip(p[:, NEUTRAL], 1e-4, 1 - 1e-4)
    vader, senti = rows.lexicons.T
    short = 1 / np.maximum(1, rows.words)
    return np.stack([rows.valence, p[:, POSITIVE].sum(1) - p[:, NEGATIVE].sum(1), np.log((1 - neutral) / neutral), vader, senti,
                     np.abs(vader), np.abs(senti), short * vader, short * np.abs(vader)], 1).astype(np.float32)


SENTIMENT_USES = {"encoder": [0, 1], "VADER": [3], "SentiWordNet": [4], "encoder + VADER": [0, 1, 3, 7],
                  "encoder + SentiWordNet": [0, 1, 4], "encoder + both": [0, 1, 3, 4, 7]}
INTENSITY_USES = {"encoder": [2], "VADER": [5], "SentiWordNet": [6], "encoder + VADER": [2, 5, 8],
                  "encoder + SentiWordNet": [2, 6], "encoder + both": [2, 5, 6, 8]}


def polarity(labels: np.ndarray) -> np.ndarray:
    """-1, 0, 1; NaN for surprise, which has no polarity of its own."""
    return np.array([0, 1, np.nan, -1, -1, -1, -1])[labels]


def fit_reading(x: np.ndarray, used: list[int], target: np.ndarray, weight: np.ndarray, squash: str) -> tuple[np.ndarray, float]:
    """Weights over all features (0 where not used) and bias. tanh: least squares to -1..1; logistic: cross entropy to 0..1.

    The sign of the intensity's bias is free, that of its weights is not below 0: more evidence never means less.
    """
    kept = torch.from_numpy(x[:, used])
    wanted, importance = torch.from_numpy(target).float(), torch.from_numpy(weight).float()
    w = torch.full((len(used),), 0.3, requires_grad=True)
    b = torch.zeros(1, requires_grad=True)
    optimizer = torch.optim.LBFGS([w, b], max_iter=200, line_search_fn="strong_wolfe")

    def closure() -> torch.Tensor:
        optimizer.zero_grad()
        value = kept @ (w if squash == "tanh" else F.softplus(w * 4) / 4) + b
        each = (torch.tanh(value) - wanted) ** 2 if squash == "tanh" else F.binary_cross_entropy_with_logits(value, wanted, reduction="none")
        loss = (each * importance).sum() / importance.sum() + 1e-4 * (w ** 2).sum()
        loss.backward()
        return loss

    optimizer.step(closure)
    found = np.zeros(x.shape[1])
    found[used] = (w if squash == "tanh" else F.softplus(w * 4) / 4).detach().numpy()
    return found, float(b.item())


def balance(sources: np.ndarray, classes: np.ndarray) -> np.ndarray:
    """Weights by which every source, and every class in it, counts alike."""
    weight = np.zeros(len(sources))
    for source in np.unique(sources):
        for c in np.unique(classes[sources == source]):
            at = (sources == source) & (classes == c)
            weight[at] = 1 / at.sum()
    return weight


def subsets(rows: Rows) -> dict[str, np.ndarray]:
    wanted = np.isin(rows.sources, [data.SOURCES.index(s) for s in (*GOALS, "xed", "dailydialog")])
    return {"all": wanted, **{s: at for s, at in zip(GOALS, of_each(rows, GOALS))}, "1 to 3 words": wanted & (rows.words <= 3),
            "12 words and more": wanted & (rows.words >= 12), "a fifth of the words strange": wanted & (rows.strange >= 0.2)}


def fit_and_ablate(rows: Rows, p: np.ndarray) -> dict:
    """Sentiment and intensity for each choice of evidence: weights from the fitted half, figures from the other."""
    x, sign = features(p, rows), polarity(rows.labels)
    emotional = (rows.labels != NEUTRAL).astype(float)
    result: dict = {"sentiment": {}, "intensity": {}}
    with_sign = ~np.isnan(sign)
    scope = subsets(rows)["all"]
    has_neutral = np.isin(rows.sources, np.unique(rows.sources[rows.labels == NEUTRAL]))
    for name, used in SENTIMENT_USES.items():
        at = rows.fitted & with_sign & scope
        w, b = fit_reading(x[at], used, sign[at], balance(rows.sources[at], sign[at]), "tanh")
        value = np.tanh(x @ w + b)
        cut = fit_cuts(value[at], sign[at])
        figures = {}
        for subset, chosen in subsets(rows).items():
            test = ~rows.fitted & with_sign & chosen
            polar = test & (sign != 0)
            answer = (value[test] > cut[1]).astype(int) - (value[test] < cut[0]).astype(int)
            recalls = [float((answer[sign[test] == c] == c).mean()) for c in (-1, 0, 1) if (sign[test] == c).any()]
            figures[subset] = {"rows": int(test.sum()), "auc": area(value[polar], sign[polar] > 0), "recall3": float(np.mean(recalls))}
        result["sentiment"][name] = {"weights": w.tolist(), "bias": b, "figures": figures}
    for name, used in INTENSITY_USES.items():
        at = rows.fitted & scope & has_neutral
        w, b = fit_reading(x[at], used, emotional[at], balance(rows.sources[at], emotional[at]), "logistic")
        value = x @ w + b
        figures = {}
        for subset, chosen in subsets(rows).items():
            test = ~rows.fitted & chosen & has_neutral
            if 0 < emotional[test].sum() < test.sum():
                figures[subset] = {"rows": int(test.sum()), "auc": area(value[test], emotional[test] > 0)}
        result["intensity"][name] = {"weights": w.tolist(), "bias": b, "figures": figures}
    return result


def fit_cuts(value: np.ndarray, sign: np.ndarray) -> tuple[float, float]:
    """Between which values a text counts as neutral: the best mean recall of the three."""
    grid = np.quantile(value, np.linspace(0.02, 0.98, 33))

    def recall(pair: tuple[float, float]) -> float:
        answer = (value > pair[1]).astype(int) - (value < pair[0]).astype(int)
        return float(np.mean([(answer[sign == c] == c).mean() for c in (-1, 0, 1)]))
    return max(((low, high) for low in grid for high in grid if low <= high), key=recall)


def emotion_ablation(rows: Rows, logits: np.ndarray) -> dict:
    """What the lexicons add to the emotion: a linear term in VADER and SentiWordNet on the logits, by maximum likelihood."""
    x = torch.from_numpy(np.concatenate([rows.lexicons, rows.lexicons / np.maximum(1, rows.words)[:, None]], 1)).float()
    base, labels = torch.from_numpy(logits).float(), torch.from_numpy(rows.labels)
    scope = subsets(rows)["all"]
    at = torch.from_numpy(np.flatnonzero(rows.fitted & scope))
    importance = torch.from_numpy(balance(rows.sources[at.numpy()], np.zeros(len(at)))).float()
    results = {}
    for name, columns in {"encoder": [], "encoder + VADER": [0, 2], "encoder + SentiWordNet": [1, 3], "encoder + both": [0, 1, 2, 3]}.items():
        w = torch.zeros(len(columns), 7, requires_grad=True)
        if columns:
            optimizer = torch.optim.LBFGS([w], max_iter=100, line_search_fn="strong_wolfe")

            def closure() -> torch.Tensor:
                optimizer.zero_grad()
                each = F.cross_entropy(base[at] + x[at][:, columns] @ w, labels[at], reduction="none")
                loss = (each * importance).sum() / importance.sum() + 1e-4 * (w ** 2).sum()
                loss.backward()
                return loss

            optimizer.step(closure)
        joint = (base + x[:, columns] @ w).detach().numpy()
        figures = {}
        for subset, chosen in subsets(rows).items():
            test = ~rows.fitted & chosen
            r = measure.scores(joint[test], rows.labels[test])
            figures[subset] = {"rows": r["rows"], "accuracy": r["accuracy"], "macroF1": r["macroF1"]}
        results[name] = figures
    return results
