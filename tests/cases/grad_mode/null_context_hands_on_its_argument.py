import contextlib

import torch

with contextlib.nullcontext(torch.ones(2, requires_grad=True)) as x:
    values = x.numpy()  # expect: TNP101 certain
