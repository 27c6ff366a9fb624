"""On a class, no_grad is put on what makes the objects."""

import torch


@torch.no_grad()
class Layer:
    def __init__(self):
        self.weights = torch.ones(3, requires_grad=True) * 2


result = Layer().weights.numpy()  # expect: TNP101 likely
