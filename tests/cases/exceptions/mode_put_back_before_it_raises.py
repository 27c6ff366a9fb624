"""A block or a `finally` puts the mode back before anybody handles what is raised in it."""

import torch
from torch import nn


def predict(net, inputs):
    with torch.no_grad():
        if inputs.ndim < 3:
            raise ValueError
        return net(inputs)


def parse(text):
    torch.set_grad_enabled(False)
    try:
        return int(text)
    finally:
        torch.set_grad_enabled(True)


net = nn.Linear(2, 2)
inputs = torch.ones(1, 2)
try:
    predict(net, inputs)
except ValueError:
    pass
try:
    parse("x")
except ValueError:
    pass
result = net(inputs).numpy()  # expect: TNP101 certain
