"""The front end of the speech emotion model, in numpy: the written reference.

`EmotionEdge.Audio` computes the same in C#; the vectors in tests/EmotionEdge.Audio.Tests/Vectors are this file's
output. In: one clip, 16 kHz mono, floating point, full scale 1. Out: features [frames, 112], float32: 64 of log-mel
(steps 4 to 6) and 48 of the pitch map (step 7).

The steps, in this order:

1. DC: subtract the mean of all samples of the clip.
2. Level: cut the clip into non-overlapping frames of 480 samples (30 ms; a shorter rest is left out), take each
   frame's RMS amplitude (linear, not dB). L is the 95th percentile of these. Multiply the clip by
   g = min(0.1 / L, 100): L comes to -20 dBFS (RMS 0.1), with a gain of at most +40 dB. Where L is 0, g = 100.
3. Trim: a 30 ms frame is active when its RMS >= L * 10^(-35/20). Keep the samples from
   480 * (first active frame) - 3200 up to, and not including, 480 * (last active frame + 1) + 3200, cut to the clip
   (0.2 s of margin on both sides). There is always an active frame.
4. Log-mel, M[t, b]: frame t is the 512 samples from 160 t, no padding, so floor((n - 512) / 160) + 1 frames. Times a
   periodic Hann window of 400, 0.5 - 0.5 cos(2 pi i / 400), that covers the samples 56..455 of the 512, zero elsewhere.
   Power |FFT|^2, 257 bins (k * 31.25 Hz). 64 triangular filters between 66 points that are equidistant in HTK mel,
   2595 log10(1 + f / 700), from 20 to 7600 Hz, each multiplied by 2 / (upper - lower edge in Hz) (Slaney area norm).
   M = ln(max(filter sum, 1e-10)).
5. Floor: P is the 95th percentile of all values of M; M = max(M, P - 5 ln 10) (50 dB under P; 11.512925).
6. Mean: log-mel frame t is active when the RMS of its own 400 samples 160 t + 56 .. 160 t + 455 (after the gain, no
   window) is >= g L 10^(-35/20). Subtract the mean of M over all bands of the active frames, one scalar (over all
   frames where none is active).
7. Pitch map, C[t, k] of the levelled and trimmed clip, zero outside it: the 640 samples from 160 t - 64 (the middle is
   that of the log-mel frame) times a periodic Hann window of 640, FFT of 1024; |FFT|^2 without the bins 0 to 3 (below
   50 Hz); its inverse FFT is the autocorrelation r. n(d) = r(d) / (r(0) + 0.24 (g L)^2 + 1e-9) / w(d), where w is the window's
   own autocorrelation divided by its value at 0 (Boersma 1993); 0.24 (g L)^2 is the energy of a frame 30 dB under the
   clip's level, so that silence has no pitch. C[t, k] is n at the lag of 256 * 2^(-k / 16) samples (62.5 to 479 Hz, 16
   steps an octave), interpolated linearly between whole lags, limited to -1..1.

Percentiles interpolate linearly between order statistics, numpy's default: position (n - 1) * 0.95.
A clip of less than 512 samples has no frame: the result is [0, 112]. Samples that are not finite are an error.
Computed in float64, returned as float32; a float32 implementation stays within 1e-3 of it.
"""

from __future__ import annotations

import numpy as np
from scipy import fft

SAMPLE_RATE = 16000
N_FFT, WINDOW, HOP, BANDS = 512, 400, 160, 64
MEL_LOW_HZ, MEL_HIGH_HZ = 20.0, 7600.0
LEVEL_FRAME = 480
TARGET_RMS, MAX_GAIN = 0.1, 100.0
ACTIVE = 10.0 ** (-35.0 / 20.0)
MARGIN = 3200
FLOOR = 5.0 * np.log(10.0)
PITCHES, PITCHES_PER_OCTAVE = 48, 16
PITCH_WINDOW, PITCH_FFT, LONGEST_LAG, PITCH_LOW_BINS = 640, 1024, 256, 4
PITCH_QUIET = 0.24
FEATURES = BANDS + PITCHES
_LEFT = (N_FFT - WINDOW) // 2


def mel_filters() -> np.ndarray:
    """Triangular mel filters [64, 257], HTK scale, Slaney area norm."""
    mel = lambda f: 2595.0 * np.log10(1.0 + f / 700.0)
    edges = 700.0 * (10.0 ** (np.linspace(mel(MEL_LOW_HZ), mel(MEL_HIGH_HZ), BANDS + 2) / 2595.0) - 1.0)
    bins = np.arange(N_FFT // 2 + 1) * (SAMPLE_RATE / N_FFT)
    low, mid, high = edges[:-2, None], edges[1:-1, None], edges[2:, None]
    triangles = np.maximum(0.0, np.minimum((bins - low) / (mid - low), (high - bins) / (high - mid)))
    return triangles * (2.0 / (high - low))


def periodic_hann(count: int) -> np.ndarray:
    return 0.5 - 0.5 * np.cos(2.0 * np.pi * np.arange(count) / count)


def hann() -> np.ndarray:
    """Periodic Hann window of 400, centred in 512."""
    window = np.zeros(N_FFT)
    window[_LEFT:_LEFT + WINDOW] = periodic_hann(WINDOW)
    return window


_FILTERS_T = np.ascontiguousarray(mel_filters().T)
_HANN = hann()
_PITCH_HANN = periodic_hann(PITCH_WINDOW)
_PITCH_OWN = np.fft.irfft(np.abs(np.fft.rfft(_PITCH_HANN, PITCH_FFT)) ** 2)[:LONGEST_LAG + 1]
_LAGS = LONGEST_LAG * 2.0 ** (-np.arange(PITCHES) / PITCHES_PER_OCTAVE)


def frames(samples: np.ndarray) -> np.ndarray:
    """Overlapping frames [t, 512], a view on the samples; [0, 512] for less than 512 samples."""
    if len(samples) < N_FFT:
        return np.zeros((0, N_FFT))
    return np.lib.stride_tricks.sliding_window_view(samples, N_FFT)[::HOP]


def log_mel(samples: np.ndarray) -> np.ndarray:
    """Step 4: natural log of the mel power, [t, 64], float64."""
    spectrum = fft.rfft(frames(np.asarray(samples)) * _HANN.astype(samples.dtype), axis=1)
    return np.log(np.maximum((spectrum.real ** 2 + spectrum.imag ** 2) @ _FILTERS_T.astype(samples.dtype), 1e-10))


def level_and_trim(samples: np.ndarray, trim: bool = True) -> tuple[np.ndarray, float]:
    """Steps 1 to 3: the levelled and trimmed clip, and its level g L (RMS amplitude)."""
    x = np.asarray(samples)
    x = x if x.dtype == np.float32 else x.astype(np.float64)
    if not np.isfinite(x).all():
        raise ValueError("the clip holds samples that are not finite")
    if len(x) < LEVEL_FRAME:
        return np.zeros(0), 0.0
    x = x - x.mean()
    count = len(x) // LEVEL_FRAME
    rms = np.sqrt(np.mean(x[:count * LEVEL_FRAME].reshape(count, LEVEL_FRAME) ** 2, axis=1))
    level = np.percentile(rms, 95)
    gain = min(TARGET_RMS / level, MAX_GAIN) if level > 0 else MAX_GAIN
    if not trim:
        return x * gain, level * gain
    active = np.flatnonzero(rms >= level * ACTIVE)
    start = max(0, active[0] * LEVEL_FRAME - MARGIN)
    end = min(len(x), (active[-1] + 1) * LEVEL_FRAME + MARGIN)
    return x[start:end] * gain, level * gain


def frame_rms(samples: np.ndarray) -> np.ndarray:
    """RMS amplitude of each log-mel frame's own 400 samples, [t]."""
    return np.sqrt(np.mean(frames(samples)[:, _LEFT:_LEFT + WINDOW] ** 2, axis=1))


def active_frames(samples: np.ndarray, level: float) -> np.ndarray:
    """Step 6's mask over log-mel frames, [t], bool."""
    return frame_rms(samples) >= level * ACTIVE


def pitch_map(samples: np.ndarray, level: float) -> np.ndarray:
    """Step 7 on a levelled and trimmed clip: [t, 48], as many rows as log_mel."""
    rows = len(frames(samples))
    if rows == 0:
        return np.zeros((0, PITCHES))
    margin = (PITCH_WINDOW - N_FFT) // 2
    padded = np.pad(samples, margin)
    cut = np.lib.stride_tricks.sliding_window_view(padded, PITCH_WINDOW)[::HOP][:rows]
    spectrum = fft.rfft(cut * _PITCH_HANN.astype(samples.dtype), PITCH_FFT, axis=1)
    power = spectrum.real ** 2 + spectrum.imag ** 2
    power[:, :PITCH_LOW_BINS] = 0.0
    correlation = fft.irfft(power, axis=1)[:, :LONGEST_LAG + 1]
    quiet = samples.dtype.type(PITCH_QUIET * level ** 2 + 1e-9)
    correlation *= (_PITCH_OWN[0] / _PITCH_OWN).astype(samples.dtype) / (correlation[:, :1] + quiet)
    whole = np.minimum(_LAGS.astype(int), LONGEST_LAG - 1)
    part = _LAGS - whole
    return np.clip(correlation[:, whole] * (1.0 - part) + correlation[:, whole + 1] * part, -1.0, 1.0)


def normalise(mel: np.ndarray, active: np.ndarray) -> np.ndarray:
    """Steps 5 and 6 on a log-mel [t, 64]."""
    if len(mel) == 0:
        return mel.astype(np.float32)
    mel = np.maximum(mel, np.percentile(mel, 95) - FLOOR)
    return (mel - (mel[active].mean() if active.any() else mel.mean())).astype(np.float32)


def features(samples: np.ndarray) -> np.ndarray:
    """The whole front end: 16 kHz mono samples [n] -> features [t, 112], float32."""
    clip, level = level_and_trim(samples)
    mel = normalise(log_mel(clip), active_frames(clip, level))
    return np.concatenate([mel, pitch_map(clip, level).astype(np.float32)], axis=1)


def window_features(samples: np.ndarray) -> np.ndarray:
    """What the sound event model hears: a window of 16 kHz mono samples [n] -> [t, 64], float32. Steps 1, 2 and 4 to 6:
    nothing is trimmed, so that windows of one length have features of one length."""
    window, level = level_and_trim(samples, trim=False)
    return normalise(log_mel(window), active_frames(window, level))
