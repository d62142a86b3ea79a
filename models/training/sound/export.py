"""Step 3: checkpoint -> sound-events.fp32.onnx and sound-events.int8.onnx, both held against torch.

int8: all convolutions and dense layers, statically quantised (`../int8.py`), calibrated on training windows. Writes
precisions.npz, the logits of both files on windows of clips of each kind by
the exact front end, for report.py.
"""

from __future__ import annotations

import argparse
import pathlib
import sys
import time

import numpy as np
import onnx
import onnxruntime
import torch
from onnxruntime.quantization import CalibrationDataReader

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1]))
import int8  # noqa: E402

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "speech"))
import frontend  # noqa: E402

import kinds
import mixing
from network import FRAMES, WINDOW, SoundNet

PER_KIND = 12  # windows that both files are compared on


class TrainingWindows(CalibrationDataReader):
    def __init__(self, recordings: mixing.Recordings, count: int, seed: int):
        random = np.random.default_rng(seed)
        windows = mixing.Windows(recordings, mixing.Drawing(recordings.training(None, ""), random), random)
        self.batches = iter([{"features": windows(1, 1.0)[0].numpy()} for _ in range(count)])

    def get_next(self) -> dict | None:
        return next(self.batches, None)


def load(run: pathlib.Path) -> SoundNet:
    stored = torch.load(run / "checkpoint.pt", map_location="cpu")
    network = SoundNet(stored["width"])
    network.load_state_dict(stored["weights"])
    return network.eval()


def export_fp32(network: SoundNet, path: pathlib.Path) -> None:
    torch.onnx.export(network, (torch.zeros(2, FRAMES, frontend.BANDS),), str(path), input_names=["features"],
                      output_names=["logits"], dynamic_axes={"features": {0: "N"}, "logits": {0: "N"}}, opset_version=15)
    onnx.checker.check_model(onnx.load(str(path)))


def session(path: pathlib.Path) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def exact_windows(clips: list[dict], pcm: pathlib.Path, seed: int) -> np.ndarray:
    """The middle of some clips of each kind, by the exact front end."""
    random, windows = np.random.default_rng(seed), []
    for kind in kinds.KINDS:
        own = [clip for clip in clips if clip["may_be"] == [kind]]
        for number in random.permutation(len(own))[:PER_KIND]:
            samples = np.fromfile(pcm / f"{pathlib.Path(own[number]['file']).stem}.s16", "<i2").astype(np.float32) / 32768
            spare = len(samples) - WINDOW
            samples = samples[spare // 2:][:WINDOW] if spare > 0 else np.pad(samples, (-spare // 2, -spare - -spare // 2))
            windows.append(frontend.window_features(samples))
    return np.stack(windows)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--recordings", type=pathlib.Path, required=True)
    parser.add_argument("--run", type=pathlib.Path, required=True, help="train.py's --out")
    parser.add_argument("--models", type=pathlib.Path, required=True)
    parser.add_argument("--calibration-windows", type=int, default=128)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    torch.set_num_threads(1)

    network = load(arguments.run)
    fp32, quantized = (arguments.models / f"sound-events.{precision}.onnx" for precision in ("fp32", "int8"))
    export_fp32(network, fp32)
    recordings = mixing.Recordings(arguments.recordings)
    int8.quantize(fp32, quantized, TrainingWindows(recordings, arguments.calibration_windows, arguments.seed))

    windows = exact_windows(recordings.clips, arguments.recordings / "pcm", arguments.seed)
    with torch.inference_mode():
        expected = network(torch.from_numpy(windows)).numpy()
    results = {}
    for precision, path in (("fp32", fp32), ("int8", quantized)):
        run, times, logits = session(path), [], []
        for window in windows:
            began = time.perf_counter()
            logits.append(run.run(["logits"], {"features": window[None]})[0][0])
            times.append(time.perf_counter() - began)
        results[f"{precision}_logits"], results[f"{precision}_milliseconds"] = np.array(logits), np.median(times) * 1000
        print(f"{precision}: {path.stat().st_size / 1024:.0f} KiB, {np.median(times) * 1000:.2f} ms a window on one thread, "
              f"same answer as torch {(np.array(logits).argmax(1) == expected.argmax(1)).mean():.1%}")
    difference = float(np.abs(results["fp32_logits"] - expected).max())
    assert difference < 1e-3, difference
    np.savez(arguments.run / "precisions.npz", difference=difference, parameters=sum(p.numel() for p in network.parameters()), **results)


if __name__ == "__main__":
    main()
