"""Puts the row of Silero VAD (npm @ricky0123/vad-web) into the manifest: shapes read off the graph, its checksum checked."""

from __future__ import annotations

import argparse
import pathlib
import sys

import onnxruntime

REPOSITORY = pathlib.Path(__file__).resolve().parents[3]
sys.path.insert(0, str(REPOSITORY / "models/training"))
import manifest  # noqa: E402

PACKAGE = {"registry": "npm", "name": "@ricky0123/vad-web", "version": "0.0.31", "path": "dist/silero_vad_v6.onnx"}
SHA256 = "1a153a22f4509e292a94e67d6f9b85e8deb25b4988682b7e174c65279d8788e3"

ALWAYS = {"input": {"typical": [1, 576]}, "sr": {"fill": 16000}}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--npm", type=pathlib.Path, default=REPOSITORY / "src/Bindings/npm/node_modules")
    arguments = parser.parse_args()
    path = arguments.npm / PACKAGE["name"] / PACKAGE["path"]
    if manifest.sha256(path) != SHA256:
        raise SystemExit(f"{path}: its checksum is not that of version {PACKAGE['version']}")
    session = onnxruntime.InferenceSession(str(path))
    shape = lambda tensor: [size if isinstance(size, int) else -1 for size in tensor.shape]
    manifest.put(REPOSITORY / "models", {
        "id": "silero-vad", "task": "voice-activity", "version": "6",
        "files": [{"precision": "fp32", "file": "silero-vad.fp32.onnx", "sha256": SHA256, "package": PACKAGE}],
        "inputs": [{"name": tensor.name, "shape": shape(tensor)} | ALWAYS.get(tensor.name, {}) for tensor in session.get_inputs()],
        "outputs": [{"name": tensor.name, "shape": shape(tensor)} for tensor in session.get_outputs()],
        "license": "MIT", "trainingData": [], "metrics": {}, "card": "silero-vad.md",
    })


if __name__ == "__main__":
    main()
