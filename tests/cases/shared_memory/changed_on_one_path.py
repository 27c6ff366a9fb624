"""Only one arm of a branch writes to what was taken."""

import torch


def clipped(limit):
    values = torch.arange(3.0) * 2
    original = values.numpy()  # expect: TNP401 likely
    if limit is not None:
        values.clamp_(max=limit)
    return original.tolist()


result = clipped(1.0)
