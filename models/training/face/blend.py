"""The mean of the weights before and after the portraits: better on both domains than either end.

Wortsman et al., Robust fine-tuning of zero-shot models, CVPR 2022 (WiSE-FT).
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import torch


def blend(before: Path, after: Path, target: Path, share: float, note: str = "") -> None:
    """share: how much of `after`; the rest, its log and arguments, is taken from `after` too."""
    first, second = (torch.load(path, map_location="cpu") for path in (before, after))
    weights = {name: torch.lerp(first["model"][name], value, share) if value.dtype.is_floating_point else value
               for name, value in second["model"].items()}
    target.parent.mkdir(parents=True, exist_ok=True)
    torch.save({**second, "model": weights, "share": share, "note": note}, target)
    (target.parent / "log.json").write_text(json.dumps(second["log"], indent=1))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("before", type=Path)
    parser.add_argument("after", type=Path)
    parser.add_argument("target", type=Path)
    parser.add_argument("--share", type=float, default=0.5)
    parser.add_argument("--note", default="", help="what the card should say about how the two were made")
    args = parser.parse_args()
    blend(args.before, args.after, args.target, args.share, args.note)


if __name__ == "__main__":
    main()
