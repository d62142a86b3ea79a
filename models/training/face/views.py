"""The student's lessons: many changed views of every face, each with the teachers' answer to that very view.

A teacher that answers on the same view as its student, over many views and epochs, gives the best students
(Beyer et al., Knowledge distillation: a good teacher is patient and consistent, CVPR 2022). The views are made once.
A finished student may teach the next, too (Furlanello et al., Born-again neural networks, ICML 2018).
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import torch

import data
import networks
import portraits
import strangers
from model import LABELS, SIZE, ExpressionNet
from schedule import predict, predict_mirrored

# Views of one face, before the class weights.
FER_VIEWS = 8
PORTRAIT_VIEWS = 24
STRANGER_VIEWS = 12

FILES = ("views", "targets", "labelled", "source")
SOURCES = ("FER+", "muxspace", "UTKFace")


@dataclass(frozen=True)
class Lessons:
    """views [N,48,48] uint8, targets [N,7] votes or smoothed label where `labelled` [N], source [N] index of SOURCES,
    answers [N,7] the teachers' mean logits."""

    views: np.ndarray
    targets: np.ndarray
    labelled: np.ndarray
    source: np.ndarray
    answers: np.ndarray


def load(folder: Path, teachers: list[str]) -> Lessons:
    answers = np.mean([np.load(folder / f"answers-{name}.npy") for name in teachers], 0, dtype=np.float32)
    return Lessons(*(np.load(folder / f"{name}.npy") for name in FILES), answers)


def answer(checkpoint: Path, views: np.ndarray) -> np.ndarray:
    """Logits [N,7] of a teacher, or of a student, who is so fast that it is asked about the mirrored view as well."""
    model = networks.load(checkpoint).to(memory_format=torch.channels_last)
    return (predict_mirrored if isinstance(model, ExpressionNet) else predict)(model, views, 64)


def drawn(folder: Path, work: Path, random: np.random.Generator) -> tuple[list[np.ndarray], list[np.ndarray], list[bool], list[int]]:
    """Faces in the order of their views, with the target, whether it is one, and the source of each view."""
    faces, targets, labelled, source = [], [], [], []
    unknown = np.full(len(LABELS), 1 / len(LABELS), np.float32)

    def add(face: np.ndarray, count: float, target: np.ndarray | None, origin: int) -> None:
        times = int(count + random.random())
        faces.extend([face] * times)
        targets.extend([unknown if target is None else target] * times)
        labelled.extend([target is not None] * times)
        source.extend([origin] * times)

    for face, target, weight in zip(*data.training_set(folder / "ferplus.zip")):
        add(face, FER_VIEWS * weight, target, 0)
    for face in data.doubtful_set(folder / "ferplus.zip"):
        add(face, FER_VIEWS / 2, None, 0)
    people = portraits.load(work / "portraits.npz")
    labels = people.labels[~people.held_back]
    smoothed = np.full((len(LABELS), len(LABELS)), data.PORTRAIT_SMOOTHING / len(LABELS), np.float32)
    smoothed += np.eye(len(LABELS), dtype=np.float32) * (1 - data.PORTRAIT_SMOOTHING)
    share = data.PORTRAIT_SHARES / np.bincount(labels, minlength=len(LABELS)) * len(labels)
    for face, label in zip(people.wide[~people.held_back], labels):
        add(face, PORTRAIT_VIEWS * share[label], smoothed[label], 1)
    others = strangers.load(work / "strangers.npz")
    for face in others.wide[others.found & ~others.held_back]:
        add(face, STRANGER_VIEWS, None, 2)
    return faces, targets, labelled, source


def make(folder: Path, work: Path, target: Path, random: np.random.Generator) -> None:
    faces, targets, labelled, source = drawn(folder, work, random)
    order = random.permutation(len(faces))
    views = np.empty((len(faces), SIZE, SIZE), np.uint8)
    for at, i in enumerate(order):
        views[at] = data.augment(faces[i], random)
    target.mkdir(exist_ok=True)
    for name, array in zip(FILES, (views, np.array(targets)[order], np.array(labelled)[order], np.array(source, np.uint8)[order])):
        np.save(target / f"{name}.npy", array)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True, help="folder with portraits.npz, strangers.npz and the teachers' checkpoints")
    parser.add_argument("--teachers", nargs="+", required=True, help="names of checkpoints in `work`; what is there already is not made again")
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--threads", type=int, default=1)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    torch.set_flush_denormal(True)
    cv2.setNumThreads(1)
    lessons = args.work / "lessons"
    if not (lessons / "views.npy").is_file():
        make(args.data, args.work, lessons, np.random.default_rng(args.seed))
    for name in args.teachers:
        answers = lessons / f"answers-{name}.npy"
        if not answers.is_file():
            np.save(answers, answer(args.work / f"{name}.pt", np.load(lessons / "views.npy", mmap_mode="r")))
        print(f"{name} has answered", flush=True)


if __name__ == "__main__":
    main()
