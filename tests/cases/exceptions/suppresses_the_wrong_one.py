# machine: cpu
import contextlib

import torch

w = torch.ones(2, requires_grad=True)
with contextlib.suppress(KeyError, IndexError):
    w.numpy()  # expect: TNP101 certain
