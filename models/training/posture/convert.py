"""A TensorFlow.js graph model as ONNX.

ONNX wants channels before rows, TensorFlow has them last. What a convolution gives stays
channels-first, through everything that does not care, until an operation looks at the axes; only there it is turned.
Whole numbers are int64 throughout, as ONNX indexes with them.
"""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

import tfjs

OPSET = 17
IR_VERSION = 8
UNARY = {"Sigmoid": "Sigmoid", "Sqrt": "Sqrt", "Relu": "Relu", "Identity": "Identity"}
# FloorDiv: of numbers that are not negative (indices), where truncation is the floor.
BINARY = {"AddV2": "Add", "Mul": "Mul", "Sub": "Sub", "RealDiv": "Div", "FloorDiv": "Div", "SquaredDifference": "Sub"}
KINDS = {"DT_FLOAT": TensorProto.FLOAT, "DT_INT32": TensorProto.INT64}


@dataclass(frozen=True)
class Value:
    """name: in the ONNX graph. side: (rows, columns) of a channels-first map; None for a tensor whose axes are TensorFlow's."""

    name: str
    side: tuple[int, int] | None = None


class Converter:
    """half: float weights of more than a few numbers are stored in 16 bits and widened when the file is loaded."""

    def __init__(self, graph: Path, half: bool) -> None:
        self.topology = json.loads(graph.read_text())["modelTopology"]["node"]
        self.constants = tfjs.read_tensors(graph)
        self.half = half
        self.nodes: list[onnx.NodeProto] = []
        self.initializers: dict[str, onnx.TensorProto] = {}
        self.values: dict[str, Value] = {}
        self.turned: dict[str, str] = {}

    # Building blocks.

    def emit(self, op: str, inputs: list[str], output: str, **attributes) -> str:
        self.nodes.append(helper.make_node(op, inputs, [output], name=output, **attributes))
        return output

    def constant(self, name: str, array: np.ndarray) -> str:
        array = np.ascontiguousarray(array.astype(np.int64) if array.dtype.kind in "iu" else array)
        if name not in self.initializers:
            narrow = array.astype(np.float16) if self.half and array.dtype == np.float32 and array.size > 64 else array
            if narrow.dtype != array.dtype and np.array_equal(narrow.astype(np.float32), array):
                self.initializers[name] = numpy_helper.from_array(narrow, name + "/half")
                self.emit("Cast", [name + "/half"], name, to=TensorProto.FLOAT)
            else:
                self.initializers[name] = numpy_helper.from_array(array, name)
        return name

    def whole(self, *numbers: int) -> str:
        return self.constant("whole/" + "_".join(map(str, numbers)), np.array(numbers, np.int64))

    def plain(self, name: str) -> str:
        """The value with TensorFlow's axes."""
        if name in self.constants:
            return self.constant(name, self.constants[name])
        value = self.values[name]
        if value.side is None:
            return value.name
        if name not in self.turned:
            self.turned[name] = self.emit("Transpose", [value.name], value.name + "/last", perm=[0, 2, 3, 1])
        return self.turned[name]

    def first(self, name: str) -> str:
        """The value with channels before rows; constants that are to be broadcast against a map too."""
        if name in self.constants:
            array = self.constants[name]
            if array.ndim == 1:
                array = array[:, None, None]
            elif array.ndim == 3:
                array = array.transpose(2, 0, 1)
            elif array.ndim == 4:
                array = array.transpose(0, 3, 1, 2)
            return self.constant(name + "/first", array)
        value = self.values[name]
        if value.side is not None:
            return value.name
        if name not in self.turned:
            self.turned[name] = self.emit("Transpose", [value.name], value.name + "/first", perm=[0, 3, 1, 2])
        return self.turned[name]

    # Operations.

    def convolve(self, node: dict, depthwise: bool) -> Value:
        name, inputs, attributes = node["name"], node["input"], node["attr"]
        x, kernel = inputs[0], self.constants[inputs[1]]
        rows, columns, channels = kernel.shape[:3]
        if depthwise:
            # [rows, columns, channels, multiplier] -> [channels * multiplier, 1, rows, columns]
            weights = kernel.transpose(2, 3, 0, 1).reshape(-1, 1, rows, columns)
        else:
            weights = kernel.transpose(3, 2, 0, 1)
        strides, dilations = (numbers(attributes[key])[1:3] for key in ("strides", "dilations"))
        if text(attributes["data_format"]) != "NHWC" or dilations != [1, 1]:
            raise SystemExit(f"{name}: only NHWC without dilation is converted")
        source = self.map_side(x)
        pads, side = padding(text(attributes["padding"]), source, (rows, columns), strides)
        fused = [base64.b64decode(op).decode() for op in attributes.get("fused_ops", {}).get("list", {}).get("s", [])]
        operands = [self.first(x), self.constant(inputs[1] + "/first", weights)]
        if "BiasAdd" in fused:
            operands.append(self.constant(inputs[2], self.constants[inputs[2]]))
            fused.remove("BiasAdd")
        output = self.emit("Conv", operands, name if not fused else name + "/sum", kernel_shape=[rows, columns], strides=strides, pads=pads, group=channels if depthwise else 1)
        if fused == ["Relu6"]:
            output = self.emit("Clip", [output, self.constant("zero", np.float32(0).reshape(())), self.constant("six", np.float32(6).reshape(()))], name)
        elif fused == ["Relu"]:
            output = self.emit("Relu", [output], name)
        elif fused:
            raise SystemExit(f"{name}: fused operations {fused} are not known")
        return Value(output, side)

    def map_side(self, name: str) -> tuple[int, int]:
        side = self.values[name].side
        return side if side is not None else self.image_side

    def resize(self, node: dict) -> Value:
        attributes = node["attr"]
        if not attributes["half_pixel_centers"]["b"] or attributes["align_corners"]["b"]:
            raise SystemExit(f"{node['name']}: only half pixel centres are converted")
        rows, columns = (int(n) for n in self.constants[node["input"][1]])
        source = self.map_side(node["input"][0])
        scales = self.constant(node["name"] + "/scales", np.array([1, 1, rows / source[0], columns / source[1]], np.float32))
        self.emit("Resize", [self.first(node["input"][0]), "", scales], node["name"], mode="linear", coordinate_transformation_mode="half_pixel")
        return Value(node["name"], (rows, columns))

    def binary(self, node: dict) -> Value:
        name, (a, b) = node["name"], node["input"]
        sides = [self.values[x].side for x in (a, b) if x not in self.constants]
        if node["op"] == "FloorDiv" and not (b in self.constants and np.all(self.constants[b] > 0)):
            raise SystemExit(f"{name}: only a positive constant divides whole numbers")
        maps = bool(sides) and all(side is not None for side in sides)
        operands = [self.first(x) if maps else self.plain(x) for x in (a, b)]
        squared = node["op"] == "SquaredDifference"
        output = self.emit(BINARY[node["op"]], operands, name + "/difference" if squared else name)
        if squared:
            output = self.emit("Mul", [output, output], name)
        return Value(output, sides[0] if maps else None)

    def unpack(self, node: dict) -> None:
        name, axis, count = node["name"], int(node["attr"]["axis"]["i"]), int(node["attr"]["num"]["i"])
        outputs = [name if i == 0 else f"{name}:{i}" for i in range(count)]
        parts = [self.plain(node["input"][0])]
        if count > 1:
            parts = [f"{output}/part" for output in outputs]
            self.nodes.append(helper.make_node("Split", [self.plain(node["input"][0])], parts, name=name + "/split", axis=axis))
        for part, output in zip(parts, outputs):
            self.values[output] = Value(self.emit("Squeeze", [part, self.whole(axis)], output))

    def pack(self, node: dict) -> Value:
        axis = int(node["attr"]["axis"]["i"])
        parts = [self.emit("Unsqueeze", [self.plain(x), self.whole(axis)], f"{node['name']}/{i}") for i, x in enumerate(node["input"])]
        return Value(self.emit("Concat", parts, node["name"], axis=axis))

    def convert(self, node: dict) -> Value | None:
        op, name, inputs, attributes = node["op"], node["name"], node.get("input", []), node.get("attr", {})
        if op in ("_FusedConv2D", "Conv2D"):
            return self.convolve(node, depthwise=False)
        if op in ("FusedDepthwiseConv2dNative", "DepthwiseConv2dNative"):
            return self.convolve(node, depthwise=True)
        if op == "ResizeBilinear":
            return self.resize(node)
        if op in UNARY:
            value = self.values[inputs[0]]
            return Value(self.emit(UNARY[op], [value.name], name), value.side)
        if op in BINARY:
            return self.binary(node)
        if op == "Unpack":
            return self.unpack(node)
        if op == "Pack":
            return self.pack(node)
        if op == "Cast":
            value = self.values[inputs[0]]
            return Value(self.emit("Cast", [value.name], name, to=KINDS[attributes["DstT"]["type"]]), value.side)
        if op == "ExpandDims":
            return Value(self.emit("Unsqueeze", [self.plain(inputs[0]), self.whole(int(self.constants[inputs[1]]))], name))
        if op == "Squeeze":
            return Value(self.emit("Squeeze", [self.plain(inputs[0]), self.whole(*numbers(attributes["squeeze_dims"]))], name))
        if op == "Reshape":
            return Value(self.emit("Reshape", [self.plain(inputs[0]), self.plain(inputs[1])], name))
        if op == "ConcatV2":
            return Value(self.emit("Concat", [self.plain(x) for x in inputs[:-1]], name, axis=int(self.constants[inputs[-1]])))
        if op == "ArgMax":
            return Value(self.emit("ArgMax", [self.plain(inputs[0])], name, axis=int(self.constants[inputs[1]]), keepdims=0))
        if op == "GatherNd":
            return Value(self.emit("GatherND", [self.plain(inputs[0]), self.plain(inputs[1])], name))
        raise SystemExit(f"{name}: operation {op} is not converted")

    def model(self, output_shape: list[int]) -> onnx.ModelProto:
        """The whole graph: one picture in (float, the numbers that the graph takes as whole ones), one tensor out."""
        for node in self.topology:
            if node["op"] == "Const":
                continue
            if node["op"] == "Placeholder":
                input_name, shape = node["name"], [int(d["size"]) for d in node["attr"]["shape"]["shape"]["dim"]]
                self.image_side = (shape[1], shape[2])
                self.values[input_name] = Value(input_name)
            elif (value := self.convert(node)) is not None:
                self.values[node["name"]] = value
        output = self.topology[-1]["name"]
        graph = helper.make_graph(
            self.nodes, "posture",
            [helper.make_tensor_value_info(input_name, TensorProto.FLOAT, shape)],
            [helper.make_tensor_value_info(output, TensorProto.FLOAT, output_shape)],
            list(self.initializers.values()))
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=IR_VERSION, producer_name="emotionedge")
        onnx.checker.check_model(model, full_check=True)
        return model


def numbers(attribute: dict) -> list[int]:
    return [int(i) for i in attribute["list"]["i"]]


def text(attribute: dict) -> str:
    return base64.b64decode(attribute["s"]).decode()


def padding(kind: str, source: tuple[int, int], kernel: tuple[int, int], strides: list[int]) -> tuple[list[int], tuple[int, int]]:
    """ONNX's pads (top, left, bottom, right) and the output's side; SAME puts the odd row below and right."""
    if kind == "VALID":
        return [0, 0, 0, 0], tuple((n - k) // s + 1 for n, k, s in zip(source, kernel, strides))
    side = tuple(-(-n // s) for n, s in zip(source, strides))
    total = [max((o - 1) * s + k - n, 0) for o, s, k, n in zip(side, strides, kernel, source)]
    before = [t // 2 for t in total]
    return before + [t - b for t, b in zip(total, before)], side
