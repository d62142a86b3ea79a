"""Puts one model's row into models/manifest.json and leaves the other rows alone."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def put(models: Path, row: dict) -> None:
    """Replaces the row with the same id, or appends it."""
    path = models / "manifest.json"
    manifest = json.loads(path.read_text()) if path.is_file() else {"schema": 1, "models": []}
    ids = [m["id"] for m in manifest["models"]]
    if row["id"] in ids:
        manifest["models"][ids.index(row["id"])] = row
    else:
        manifest["models"].append(row)
    path.write_text(written(manifest))


def written(manifest: dict) -> str:
    """Indented by two, with lists of plain values on one line."""
    text = json.dumps(manifest, indent=2, ensure_ascii=False)
    return re.sub(r"\[[^\[\]{}]*\]", lambda m: json.dumps(json.loads(m[0]), ensure_ascii=False), text) + "\n"


def rounded(value, digits: int = 4):
    """Measured numbers as metrics files keep them; numpy's too."""
    if isinstance(value, dict):
        return {k: rounded(v, digits) for k, v in value.items()}
    if isinstance(value, list):
        return [rounded(v, digits) for v in value]
    return value if isinstance(value, (bool, int, str)) or value is None else round(float(value), digits)
