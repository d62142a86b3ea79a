"""Writes the tiny models that the tests open. Run: python3 make.py (needs the package onnx)."""

from pathlib import Path

import onnx
from onnx import TensorProto, helper

HERE = Path(__file__).parent


def save(name: str, nodes: list, inputs: list, outputs: list, constants: list | None = None) -> None:
    graph = helper.make_graph(nodes, name, inputs, outputs, constants or [])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], ir_version=8)
    onnx.checker.check_model(model)
    (HERE / f"{name}.onnx").write_bytes(model.SerializeToString())


def linear(name: str, offset: float) -> None:
    """y = 2 x + offset for x [n, 3]: the number of rows is free."""
    save(
        name,
        [helper.make_node("Mul", ["x", "two"], ["scaled"]), helper.make_node("Add", ["scaled", "offset"], ["y"])],
        [helper.make_tensor_value_info("x", TensorProto.FLOAT, ["n", 3])],
        [helper.make_tensor_value_info("y", TensorProto.FLOAT, ["n", 3])],
        [
            helper.make_tensor("two", TensorProto.FLOAT, [], [2.0]),
            helper.make_tensor("offset", TensorProto.FLOAT, [], [offset]),
        ],
    )


def counter() -> None:
    """The shape of a voice activity detector: state' = state + rate, out = sum(input) + sum(state'); rate is an int64 scalar."""
    save(
        "counter",
        [
            helper.make_node("Cast", ["rate"], ["step"], to=TensorProto.FLOAT),
            helper.make_node("Add", ["state", "step"], ["next"]),
            helper.make_node("ReduceSum", ["input"], ["left"], keepdims=0),
            helper.make_node("ReduceSum", ["next"], ["right"], keepdims=0),
            helper.make_node("Add", ["left", "right"], ["out"]),
        ],
        [
            helper.make_tensor_value_info("input", TensorProto.FLOAT, ["b", "n"]),
            helper.make_tensor_value_info("state", TensorProto.FLOAT, [2, 1, 2]),
            helper.make_tensor_value_info("rate", TensorProto.INT64, []),
        ],
        [
            helper.make_tensor_value_info("out", TensorProto.FLOAT, []),
            helper.make_tensor_value_info("next", TensorProto.FLOAT, [2, 1, 2]),
        ],
    )


if __name__ == "__main__":
    linear("linear", 1.0)
    linear("linear-int8", 1.5)  # stands in for the int8 file of the same model: told apart by its answer
    counter()
