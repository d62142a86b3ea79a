"""Processor seconds that torchaudio takes for the coefficients of EmotionEdge.Audio's Mfcc, a second of sound: a yardstick for it.

    python3 torchaudio_mfcc.py SAMPLES    # float32, mono, 16 kHz, no header

On one thread; the median of many runs. Debian: python3-torchaudio.
"""

import statistics
import sys
import time

import numpy as np
import torch
import torchaudio

RATE = 16000
RUNS = 30


def main() -> None:
    torch.set_num_threads(1)
    samples = torch.from_numpy(np.fromfile(sys.argv[1], np.float32))
    mfcc = torchaudio.transforms.MFCC(
        sample_rate=RATE,
        n_mfcc=20,
        log_mels=True,
        melkwargs={"n_fft": 512, "win_length": 400, "hop_length": 160, "center": False, "f_min": 20.0, "f_max": 7600.0,
                   "n_mels": 64, "norm": "slaney", "mel_scale": "htk"},
    )
    taken = []
    with torch.no_grad():
        for run in range(2 * RUNS):
            started = time.process_time()
            mfcc(samples)
            if run >= RUNS:
                taken.append(time.process_time() - started)
    print(statistics.median(taken) / (len(samples) / RATE))


if __name__ == "__main__":
    main()
