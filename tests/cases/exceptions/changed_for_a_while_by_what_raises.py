"""A function that raises between two changes has made the first of them only."""

import torch


def measure(weights, text):
    weights.requires_grad_(False)
    number = int(text)
    weights.requires_grad_(True)
    return number


weights = torch.ones(3, requires_grad=True)
try:
    measure(weights, "x")
except ValueError:
    pass
result = weights.numpy()  # expect: TNP101 likely
