"""One held-back sequence as a picture: what was shown, and what each way of reading it answered."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np

sys.path.append(str(Path(__file__).resolve().parents[1] / "face"))
from model import LABELS  # noqa: E402

COLOURS = ("#9aa0a6", "#e6a700", "#1f9ed1", "#3f51b5", "#c62828", "#558b2f", "#7b3fa0")
WIDTH, LEFT, ROW, GAP = 860, 130, 34, 10


def svg(when: np.ndarray, rows: dict[str, np.ndarray]) -> str:
    """when [T] seconds; rows: name -> answer [T] (index of LABELS), one coloured band each."""
    last = float(when[-1]) + float(np.median(np.diff(when)))
    ends = [*when[1:], last]

    def x(seconds: float) -> float:
        return LEFT + (WIDTH - LEFT - 10) * seconds / last

    height = len(rows) * (ROW + GAP) + 70
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" font-family="sans-serif" font-size="13" role="img">',
             f"<title>Answers over {last:.0f} seconds of one held-back sequence</title>", f'<rect width="{WIDTH}" height="{height}" fill="white"/>']
    for i, (name, answers) in enumerate(rows.items()):
        y = 10 + i * (ROW + GAP)
        parts.append(f'<text x="{LEFT - 8}" y="{y + ROW / 2 + 4:.0f}" text-anchor="end">{name}</text>')
        for start, end, answer in zip(when, ends, answers):
            parts.append(f'<rect x="{x(start):.1f}" y="{y}" width="{x(end) - x(start) + 0.3:.1f}" height="{ROW}" fill="{COLOURS[answer]}"/>')
    y = 10 + len(rows) * (ROW + GAP)
    for second in range(0, int(last) + 1, max(1, round(last / 10))):
        parts.append(f'<text x="{x(second):.1f}" y="{y + 10}" text-anchor="middle" fill="#555">{second} s</text>')
    for i, (label, colour) in enumerate(zip(LABELS, COLOURS)):
        at = LEFT + i * (WIDTH - LEFT) / len(LABELS)
        parts.append(f'<rect x="{at:.0f}" y="{y + 26}" width="12" height="12" fill="{colour}"/><text x="{at + 17:.0f}" y="{y + 37}">{label}</text>')
    return "\n".join([*parts, "</svg>"]) + "\n"
