"""contextlib.ExitStack: what it enters lasts until it ends."""

import contextlib

import torch

weight = torch.ones(2, requires_grad=True)
with contextlib.ExitStack() as stack:
    stack.enter_context(torch.no_grad())
    reveal(weight * 2)  # tensor grad=no device=cpu dtype=float32
reveal(weight * 2)  # tensor grad=yes device=cpu dtype=float32
