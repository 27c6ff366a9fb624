"""Torch refuses to switch integers on, and whoever goes on has the tensor as it was."""

import torch

counts = torch.ones(2, dtype=torch.int64)
try:
    counts.requires_grad_()
except RuntimeError:
    pass
result = counts.double().numpy()
