"""The networks that a checkpoint may hold: the student that ships, and the larger ones that only teach."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import nn

from dlibnet import DlibNet
from faceres import FaceRes
from model import ExpressionNet


def described(model: nn.Module) -> dict:
    """What a checkpoint has to say beside the weights, for `load` to make the same network again."""
    return {"network": type(model).__name__, **({} if isinstance(model, ExpressionNet) else {"side": model.side})}


def load(checkpoint: Path) -> nn.Module:
    """With the averaged weights, ready to answer."""
    stored = torch.load(checkpoint, map_location="cpu")
    large = {kind.__name__: kind for kind in (FaceRes, DlibNet)}
    model = large[stored["network"]](stored["side"]) if stored["network"] in large else ExpressionNet()
    model.load_state_dict(stored["model"])
    return model.eval()
