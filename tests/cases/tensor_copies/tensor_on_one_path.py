# Whoever writes this wants numbers to become tensors, too.
import torch


def as_batch(values, scale):
    if isinstance(values, list):
        values = [value * scale for value in values]
    else:
        values = torch.ones(2) * scale
    return torch.tensor(values)


result = as_batch([1.0, 2.0], 2)
