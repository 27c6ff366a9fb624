"""Receivers that are not torch's: names alone are no evidence."""

import argparse
import random
import types

import numpy as np
import torch

weight = torch.ones(2, requires_grad=True)


class Frame:
    def __init__(self):
        self.data = np.zeros(3)
        self.values = np.arange(3)

    def numpy(self):
        return self.data

    def cpu(self):
        return self

    def detach(self):
        return self


frame = Frame()
reveal(frame.numpy())  # array dtype=float64
reveal(frame.detach().cpu().numpy())  # array dtype=float64
reveal(frame.values)  # array dtype=int64
reveal(frame.data)  # array dtype=float64

framework = random.choice(["tf", "pt"])
if framework == "tf":
    converted = frame.numpy()
else:
    converted = weight.detach().numpy()
reveal(converted)  # ndarray dtype=float32|float64 (expert: array dtype=float32|float64)
random.shuffle([weight])
reveal(weight)  # tensor grad=yes device=cpu dtype=float32
options = argparse.Namespace(size=3, data=weight)
reveal(options.data)  # unknown (expert: tensor grad=yes device=cpu dtype=float32)
bag = types.SimpleNamespace(value=weight.detach())
reveal(bag.value)  # unknown (expert: tensor grad=no device=cpu dtype=float32)


def convert(value, framework="pt"):
    if framework == "np":
        reveal(value)  # unknown
        return value
    if isinstance(value, (int, float)):
        reveal(value)  # number
        return torch.tensor(value)
    if isinstance(value, np.ndarray):
        return torch.from_numpy(value)
    if isinstance(value, Frame):
        reveal(value)  # Frame
        return value.numpy()
    reveal(value)  # unknown
    return value.detach()


convert(weight, "np")
reveal(convert(3.0))  # tensor grad=no device=cpu dtype=float32
reveal(convert(np.zeros(2)))  # tensor grad=no device=cpu dtype=float64
reveal(convert(frame))  # Frame or array dtype=float64 or tensor grad=no device=cpu dtype=? (expert: array dtype=float64)
reveal(convert(weight))  # unknown (expert: tensor grad=no device=cpu dtype=float32)
np_like = types.SimpleNamespace(asarray=lambda value: value)
reveal(np_like.asarray(weight))  # unknown (expert: tensor grad=yes device=cpu dtype=float32)
text = "a,b"
reveal(text.split(","))  # [string, ...]
reveal(text.upper())  # string
reveal(f"{weight}")  # string
reveal(str(weight))  # string
reveal(weight is None)  # bool
