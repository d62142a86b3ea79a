"""What rooms, microphones and other voices do to a clip, on the waveform. All of it is drawn at random, clip by clip."""

from __future__ import annotations

import pathlib

import numpy as np
from scipy import signal

import frontend

RATE = frontend.SAMPLE_RATE


class Distortion:
    """Speed, reverberation, noise, equaliser, band limit and clipping of a 16 kHz clip."""

    # Sounds that may lie under speech; voices of the sound set are not noise.
    NOISE = ("002 - Rain", "003 - Sea", "005 - Clock", "007 - Heli", "008 - Chain", "009 - Roost", "010 - Fire",
             "101 - Dog", "205 - Chirp", "210 - Thunder", "503 - Siren", "504 - Car", "507 - Church", "902 - Noise")

    def __init__(self, noises: list[pathlib.Path], voices: list[pathlib.Path]):
        self.noises = [part for part in map(_read, noises) if len(part) > RATE // 2 and part.std() > 1e-4]
        self.voices = voices

    def __call__(self, samples: np.ndarray, random: np.random.Generator) -> np.ndarray:
        x = samples - samples.mean()
        if random.random() < 0.7:
            x = speed(x, 2 ** random.uniform(-0.2, 0.2))
        if random.random() < 0.4:
            x = reverberate(x, random)
        if random.random() < 0.5:
            x = equalise(x, random)
        if random.random() < 0.7:
            x = self.add_noise(x, random)
        if random.random() < 0.12:
            x = limit_band(x, random)
        if random.random() < 0.08:
            loud = np.percentile(np.abs(x), 99.5) + 1e-9
            x = np.clip(x, -loud * 0.5, loud * 0.5)
        return x

    def add_noise(self, x: np.ndarray, random: np.random.Generator) -> np.ndarray:
        """A recorded sound, a coloured noise, or three to six other voices, 5 to 30 dB under the speech."""
        kind = random.random()
        if kind < 0.5:
            noise = self.noises[random.integers(len(self.noises))]
        elif kind < 0.85:
            noise = coloured(len(x), random)
        else:
            noise = np.zeros(len(x), np.float32)
            for _ in range(random.integers(3, 7)):
                voice = _read(self.voices[random.integers(len(self.voices))])
                noise += np.resize(np.roll(voice, random.integers(len(voice))), len(x)) / (voice.std() + 1e-6)
        noise = np.resize(np.roll(noise, random.integers(len(noise))), len(x))
        loud = np.sqrt(np.percentile(np.square(x[:len(x) // 480 * 480]).reshape(-1, 480).mean(1), 90))
        return x + noise * (loud / (noise.std() + 1e-9) * 10 ** (-random.uniform(5, 30) / 20))


def _read(path: pathlib.Path) -> np.ndarray:
    return np.fromfile(path, "<i2")[:10 * RATE].astype(np.float32) / 32768


def speed(x: np.ndarray, factor: float) -> np.ndarray:
    """Plays the clip `factor` times as fast: tempo, pitch and formants move together."""
    down = int(round(100 * factor))
    return signal.resample_poly(x, 100, down).astype(np.float32)


def reverberate(x: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """A made room: exponentially decaying noise, 0.15 to 0.8 s to -60 dB, 0 to 15 dB under the direct sound."""
    decay = random.uniform(0.15, 0.8)
    time = np.arange(int(decay * RATE)) / RATE
    tail = random.standard_normal(len(time)) * np.exp(-6.9 * time / decay) * (time > 0.002)
    tail *= 10 ** (-random.uniform(0, 15) / 20) / np.sqrt(np.square(tail).sum())
    tail[0] = 1
    return signal.fftconvolve(x, tail.astype(np.float32)).astype(np.float32)[:len(x) + RATE // 10]


def equalise(x: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """A smooth random curve over the frequencies, a few decibels, and a tilt."""
    position = np.linspace(0, 1, 65)
    curve = sum(random.normal(0, 2.5) / k ** 0.5 * np.cos(np.pi * k * position) for k in range(1, 6))
    taps = signal.firwin2(129, position, 10 ** (curve / 20))
    return signal.fftconvolve(x, taps.astype(np.float32), mode="same").astype(np.float32)


def limit_band(x: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """A telephone (300 to 3400 Hz), or a low pass at 3 to 7 kHz."""
    if random.random() < 0.4:
        sections = signal.butter(4, (300, 3400), "bandpass", fs=RATE, output="sos")
    else:
        sections = signal.butter(6, random.uniform(3000, 7000), "lowpass", fs=RATE, output="sos")
    return signal.sosfilt(sections, x).astype(np.float32)


def coloured(count: int, random: np.random.Generator) -> np.ndarray:
    """Noise whose power falls with a random power of the frequency, white to brown."""
    spectrum = np.fft.rfft(random.standard_normal(count))
    frequency = np.maximum(np.fft.rfftfreq(count, 1 / RATE), 20)
    return np.fft.irfft(spectrum * frequency ** -random.uniform(0, 1), count).astype(np.float32)
