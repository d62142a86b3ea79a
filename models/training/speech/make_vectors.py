"""Checks frontend.py against the golden log-mel vectors and writes the test vector that C# is held against."""

from __future__ import annotations

import argparse
import json
import pathlib
import wave

import numpy as np

import frontend

REPOSITORY = pathlib.Path(__file__).resolve().parents[3]
WINDOW = 31072  # samples of a window of the sound event model


def read_wav(path: pathlib.Path) -> np.ndarray:
    with wave.open(str(path)) as file:
        assert (file.getframerate(), file.getnchannels(), file.getsampwidth()) == (16000, 1, 2), path
        return np.frombuffer(file.readframes(file.getnframes()), "<i2") / 32768.0


def check_golden(folder: pathlib.Path, tolerance: float) -> None:
    """Compares log_mel (step 4 alone) with librosa's, clip by clip."""
    worst = 0.0
    for name, entry in json.loads((folder / "index.json").read_text()).items():
        expected = np.fromfile(folder / entry["log_mel"]["file"], "<f4").reshape(entry["log_mel"]["shape"])
        actual = frontend.log_mel(read_wav(folder / entry["wav"]))
        assert actual.shape == expected.shape, (name, actual.shape, expected.shape)
        error = float(np.abs(actual - expected).max())
        worst = max(worst, error)
        print(f"{name:20} {len(actual):5} frames, largest difference {error:.2e}")
        assert error <= tolerance, (name, error)
    print(f"largest difference {worst:.2e}, tolerance {tolerance}")


def synthetic_clip(seed: int) -> np.ndarray:
    """1.8 s, int16: a quiet, DC-shifted recording with silence at both ends and a pause within, so that every step of
    the front end changes something; a gliding harmonic tone with a formant-like tilt, then a burst of noise."""
    random = np.random.default_rng(seed)
    time = np.arange(int(1.8 * 16000)) / 16000
    pitch = 140 + 50 * np.sin(2 * np.pi * 0.8 * time)
    phase = 2 * np.pi * np.cumsum(pitch) / 16000
    voice = sum(np.sin(k * phase) / (1 + (k * 140 / 900) ** 2) for k in range(1, 30))
    envelope = np.interp(time, [0, .45, .52, .8, .85, .95, 1.0, 1.2, 1.3, 1.8], [0, 0, 1, .7, 0, 0, .6, .3, 0, 0])
    burst = np.interp(time, [1.05, 1.08, 1.18, 1.22], [0, .5, .5, 0])
    noise = random.standard_normal(len(time))
    clip = 0.02 * envelope * voice + 0.02 * burst * noise + 4e-5 * noise + 0.013
    return np.round(clip * 32767).astype("<i2")


def write_vector(folder: pathlib.Path, seed: int) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    clip = synthetic_clip(seed)
    with wave.open(str(folder / "frontend.wav"), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(16000)
        file.writeframes(clip.tobytes())
    samples = clip / 32768.0
    trimmed, level = frontend.level_and_trim(samples)
    mel = frontend.log_mel(trimmed)
    result = frontend.features(samples)
    mel.astype("<f4").tofile(folder / "frontend.logmel.f32")
    result.astype("<f4").tofile(folder / "frontend.features.f32")
    window = frontend.window_features(np.pad(samples, (0, WINDOW - len(samples))))
    window.astype("<f4").tofile(folder / "frontend.window.f32")
    (folder / "frontend.json").write_text(json.dumps({
        "made_by": "models/training/speech/make_vectors.py",
        "wav": "frontend.wav", "samples": len(clip), "trimmed_samples": len(trimmed),
        "level": level, "active_frames": int(frontend.active_frames(trimmed, level).sum()),
        "log_mel": {"file": "frontend.logmel.f32", "shape": list(mel.shape),
                    "what": "step 4, of the levelled and trimmed clip"},
        "features": {"file": "frontend.features.f32", "shape": list(result.shape), "what": "after step 7"},
        "window": {"file": "frontend.window.f32", "shape": list(window.shape),
                   "what": f"window_features of the clip with zeros after it, {WINDOW} samples in all"},
    }, indent=1) + "\n")
    print(folder, result.shape, "trimmed", len(trimmed), "of", len(clip), "active",
          int(frontend.active_frames(trimmed, level).sum()), "range", result.min(), result.max())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--golden", type=pathlib.Path, default=REPOSITORY.parent / "shared/golden/audio")
    parser.add_argument("--out", type=pathlib.Path, default=REPOSITORY / "tests/EmotionEdge.Audio.Tests/Vectors")
    parser.add_argument("--seed", type=int, default=7)
    arguments = parser.parse_args()
    if arguments.golden.is_dir():
        check_golden(arguments.golden, 1e-4)
    else:
        print(f"{arguments.golden} is not there: golden check skipped")
    write_vector(arguments.out, arguments.seed)


if __name__ == "__main__":
    main()
