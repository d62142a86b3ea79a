"""Tones, beeps, alarms, hums, chimes and tunes, made by rule: sounds of a home's machines and instruments that are none of the
kinds, but near to crying and screaming for a network that never met them."""

from __future__ import annotations

import pathlib
import sys

import numpy as np

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "speech"))
import frontend  # noqa: E402

SOURCE = "tones"
EACH = 150
RATE = frontend.SAMPLE_RATE
HIGHEST = 7000.0  # partials above are left out


def rows(folder: pathlib.Path, seed: int) -> list[dict]:
    """Writes them as 16-bit files; the rows are like those of the corpora. Sirens and tunes are for dev alone: whether the
    others teach what a tone is, not how each of these sounds."""
    found = []
    for label, make in MAKERS.items():
        for number in range(EACH):
            random = np.random.default_rng([seed, sum(label.encode()), number])
            samples = make(random, random.uniform(2, 5))
            samples *= 10 ** (random.uniform(-40, -3) / 20) / np.abs(samples).max()
            path = folder / f"tones-{label}-{number}.s16"
            (samples * 32767).astype("<i2").tofile(path)
            found.append({"file": path.name, "source": SOURCE, "label": label, "speaker": "", "extra": "",
                          "split": "dev" if label in ("siren", "tune") else "train", "pcm": path})
    return found


def _time(seconds: float) -> np.ndarray:
    return np.arange(int(seconds * RATE)) / RATE


def _between(random: np.random.Generator, low: float, high: float) -> float:
    """Evenly on a logarithmic scale."""
    return float(np.exp(random.uniform(np.log(low), np.log(high))))


def _stack(phase: np.ndarray, hertz: float, random: np.random.Generator, partials: int, fall: float) -> np.ndarray:
    """Harmonic partials of a phase in turns, each weaker by its number to the power of `fall`."""
    numbers = np.arange(1, 1 + min(partials, max(1, int(HIGHEST / hertz))))
    return sum(n ** -fall * random.uniform(0.5, 1) * np.sin(2 * np.pi * (n * phase + random.random())) for n in numbers)


def _faded(samples: np.ndarray, seconds: float = 0.01) -> np.ndarray:
    """Without clicks at both ends."""
    count = min(len(samples) // 2, int(seconds * RATE))
    ramp = np.linspace(0, 1, count)
    samples[:count] *= ramp
    samples[len(samples) - count:] *= ramp[::-1]
    return samples


def _tone(random: np.random.Generator, seconds: float) -> np.ndarray:
    """One to three sines."""
    t = _time(seconds)
    return _faded(sum(random.uniform(0.3, 1) * np.sin(2 * np.pi * _between(random, 80, 6000) * t) for _ in range(random.integers(1, 4))))


def _beeps(random: np.random.Generator, seconds: float) -> np.ndarray:
    """A pattern of one or two pitches: a microwave, a timer, a lorry in reverse."""
    pitches = [_between(random, 400, 4500) for _ in range(random.integers(1, 3))]
    period, share = _between(random, 0.12, 1.2), random.uniform(0.3, 0.8)
    partials = int(random.integers(1, 6))
    samples = np.zeros(int(seconds * RATE))
    for number, at in enumerate(np.arange(random.uniform(0, period), seconds, period)):
        hertz = pitches[number % len(pitches)]
        beep = _faded(_stack(hertz * _time(period * share), hertz, random, partials, 1.0), 0.003)
        first = int(at * RATE)
        samples[first:first + len(beep)] += beep[:len(samples) - first]
    return samples


def _siren(random: np.random.Generator, seconds: float) -> np.ndarray:
    """A pitch that goes up and down, or jumps between two."""
    t, low = _time(seconds), _between(random, 300, 1200)
    wave = np.sin(2 * np.pi * t * _between(random, 0.2, 4))
    hertz = low * _between(random, 1.2, 3) ** ((np.sign(wave) if random.random() < 0.4 else wave) * 0.5 + 0.5)
    return _faded(_stack(np.cumsum(hertz) / RATE, float(hertz.max()), random, int(random.integers(1, 8)), 1.0))


def _sweep(random: np.random.Generator, seconds: float) -> np.ndarray:
    """A pitch that runs from one to another, once or again and again: a kettle, a motor that starts."""
    t, runs = _time(seconds), int(random.integers(1, 5))
    part = (t / seconds * runs) % 1
    start, end = _between(random, 100, 4000), _between(random, 100, 4000)
    hertz = start * (end / start) ** part
    return _faded(_stack(np.cumsum(hertz) / RATE, max(start, end), random, int(random.integers(1, 6)), 1.2))


def _hum(random: np.random.Generator, seconds: float) -> np.ndarray:
    """The mains or a motor: many harmonics, a wobble, some noise."""
    t = _time(seconds)
    hertz = float(random.choice([50, 60, 100, 120])) if random.random() < 0.5 else _between(random, 40, 400)
    phase = np.cumsum(hertz * (1 + 0.01 * random.random() * np.sin(2 * np.pi * random.uniform(0.3, 5) * t))) / RATE
    return _stack(phase, hertz, random, 30, random.uniform(0.6, 1.6)) + random.uniform(0, 0.5) * random.standard_normal(len(t))


def _ring(random: np.random.Generator, seconds: float) -> np.ndarray:
    """Two pitches whose loudness trembles: a telephone, an alarm clock."""
    t = _time(seconds)
    tremble = 0.5 + 0.5 * np.sign(np.sin(2 * np.pi * _between(random, 8, 35) * t))
    pause = np.sin(2 * np.pi * t * _between(random, 0.25, 1)) > random.uniform(-1, 0.3)
    both = [_between(random, 400, 3000) for _ in range(2)]
    return _faded(tremble * pause * sum(_stack(hertz * t, hertz, random, 4, 1.0) for hertz in both) + 1e-4 * random.standard_normal(len(t)))


def _chime(random: np.random.Generator, seconds: float) -> np.ndarray:
    """Struck notes whose partials, not quite harmonic, die away: bells, glass, a doorbell."""
    samples = np.zeros(int(seconds * RATE))
    for at in np.sort(random.uniform(0, seconds * 0.8, random.integers(1, 8))):
        hertz, first = _between(random, 250, 2500), int(at * RATE)
        t = _time(seconds)[:len(samples) - first]
        for ratio in (1.0, 2.0 + random.normal(0, 0.02), 2.76 + random.normal(0, 0.1), 5.4 + random.normal(0, 0.2)):
            if hertz * ratio < HIGHEST:
                samples[first:] += random.uniform(0.2, 1) / ratio * np.exp(-t * ratio / _between(random, 0.15, 1.5)) * np.sin(2 * np.pi * hertz * ratio * t)
    return samples


def _notes(random: np.random.Generator, seconds: float, vibrato: float, decays: bool) -> np.ndarray:
    """A tune on a scale, in harmonic notes."""
    scale = np.array([0, 2, 4, 5, 7, 9, 11, 12])
    root, beat, partials, fall = _between(random, 130, 700), _between(random, 0.15, 0.7), int(random.integers(3, 14)), random.uniform(0.7, 1.8)
    samples = np.zeros(int(seconds * RATE))
    for at in np.arange(0, seconds, beat):
        hertz = root * 2 ** (random.choice(scale) / 12)
        t, first = _time(beat), int(at * RATE)
        phase = hertz * t + vibrato * hertz / 500 * np.sin(2 * np.pi * random.uniform(4.5, 6.5) * t)
        note = _faded(_stack(phase, hertz, random, partials, fall) * (np.exp(-t * random.uniform(2, 8)) if decays else 1), 0.02)
        samples[first:first + len(note)] += note[:len(samples) - first]
    return samples


def _plucked(random: np.random.Generator, seconds: float) -> np.ndarray:
    """Two voices of plucked or struck notes: a guitar, a piano."""
    return _notes(random, seconds, 0, True) + _notes(random, seconds, 0, True)


def _tune(random: np.random.Generator, seconds: float) -> np.ndarray:
    """Sustained notes with vibrato: a violin, a flute, an organ."""
    return _notes(random, seconds, random.uniform(0, 1), False) + random.integers(0, 2) * _notes(random, seconds, 0, False)


MAKERS = {"tone": _tone, "beeps": _beeps, "siren": _siren, "sweep": _sweep, "hum": _hum, "ring": _ring, "chime": _chime,
          "plucked": _plucked, "tune": _tune}
