"""A decorator of the file may set what decides about all attributes."""

import torch


def frozen(cls):
    cls.__getattribute__ = lambda self, name: object.__getattribute__(self, name).detach()
    return cls


@frozen
class Layer:
    def __init__(self):
        self.weights = torch.ones(3, requires_grad=True)


result = Layer().weights.numpy()  # expect: TNP103 possible
