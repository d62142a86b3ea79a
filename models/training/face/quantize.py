"""fp32 ONNX -> int8 (static, QDQ, per channel), calibrated on training faces as they are and augmented."""

from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np
from onnxruntime.quantization import CalibrationDataReader, CalibrationMethod, QuantFormat, QuantType, quantize_static
from onnxruntime.quantization.shape_inference import quant_pre_process

import data


class Faces(CalibrationDataReader):
    """Half of the faces as they are, half augmented as in training."""

    def __init__(self, faces: np.ndarray, seed: int, batch: int = 32) -> None:
        random = np.random.default_rng(seed)
        shown = np.stack([data.augment(f, random) if i % 2 else f.astype(np.float32) for i, f in enumerate(faces)])
        self.batches = iter([{"face": data.scale(shown[i : i + batch])} for i in range(0, len(shown), batch)])

    def get_next(self) -> dict | None:
        return next(self.batches, None)


def quantize(source: Path, target: Path, faces: np.ndarray, seed: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        prepared = Path(folder) / "prepared.onnx"
        quant_pre_process(str(source), str(prepared), skip_symbolic_shape=True)
        quantize_static(
            str(prepared),
            str(target),
            Faces(faces, seed),
            quant_format=QuantFormat.QDQ,
            per_channel=True,
            activation_type=QuantType.QUInt8,
            weight_type=QuantType.QInt8,
            # 7-bit weights: without VNNI, x64's 8-bit products saturate in pairs.
            reduce_range=True,
            calibrate_method=CalibrationMethod.MinMax,
        )
