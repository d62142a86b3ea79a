"""Static int8 quantisation of the models of sounds: of their convolutions and dense layers."""

from __future__ import annotations

import pathlib
import tempfile
from typing import Callable

import onnx
from onnxruntime.quantization import CalibrationDataReader, CalibrationMethod, QuantFormat, QuantType, quantize_static
from onnxruntime.quantization.shape_inference import quant_pre_process


def quantize(fp32: pathlib.Path, path: pathlib.Path, calibration: CalibrationDataReader,
             kept_float: Callable[[onnx.GraphProto], list[str]] = lambda graph: []) -> None:
    """QDQ; unsigned activations, signed weights per channel, 7 bits so that CPUs without VNNI do not saturate.

    Calibrated by the extremes: their moving average cuts off what an event adds to the maps, which moved margins of events by a
    logit and logits of voices by five times as much as the extremes do. `kept_float` names the nodes that stay fp32.
    """
    with tempfile.TemporaryDirectory() as folder:
        prepared = pathlib.Path(folder) / "prepared.onnx"
        quant_pre_process(str(fp32), str(prepared), skip_symbolic_shape=True)
        quantize_static(str(prepared), str(path), calibration, quant_format=QuantFormat.QDQ, per_channel=True, reduce_range=True,
                        op_types_to_quantize=["Conv", "MatMul", "Gemm"], nodes_to_exclude=kept_float(onnx.load(str(prepared)).graph),
                        activation_type=QuantType.QUInt8, weight_type=QuantType.QInt8, calibrate_method=CalibrationMethod.MinMax,
                        extra_options={"ActivationSymmetric": False})
