"""A property need not be a decorated method."""

import torch


def detached(name):
    def get(self):
        return getattr(self, name).detach()

    def put(self, value):
        setattr(self, name, value)

    return property(get, put)


class Layer:
    weights = detached("_weights")

    def __init__(self):
        self.weights = torch.ones(3, requires_grad=True)


result = Layer().weights.numpy()  # expect: TNP103 possible
