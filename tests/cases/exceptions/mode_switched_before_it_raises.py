"""Whoever handles what a function raises goes on in the modes that the function has left."""

from contextlib import suppress

import torch
from torch import nn


def fit():
    torch.set_grad_enabled(False)
    raise KeyError


class Loader:
    def __init__(self):
        torch.set_grad_enabled(False)
        raise KeyError


def parse(text):
    torch.set_grad_enabled(False)
    number = int(text)
    torch.set_grad_enabled(True)
    return number


net = nn.Linear(2, 2)
inputs = torch.ones(1, 2)
with suppress(KeyError):
    fit()
net(inputs).numpy()  # expect: TNP101 likely
torch.set_grad_enabled(True)
try:
    Loader()
except KeyError:
    pass
net(inputs).numpy()  # expect: TNP101 likely
torch.set_grad_enabled(True)
try:
    parse("x")
except ValueError:
    pass
result = net(inputs).numpy()  # expect: TNP101 likely
