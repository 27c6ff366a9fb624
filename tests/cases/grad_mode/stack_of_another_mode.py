"""An exit stack puts back what it has entered; a switch for good inside of it holds on."""

import contextlib

import torch

weights = torch.ones(2, requires_grad=True)
with contextlib.ExitStack() as stack:
    stack.enter_context(torch.autocast("cpu"))
    torch.set_grad_enabled(False)
kept = weights.numpy()
torch.set_grad_enabled(True)
with contextlib.ExitStack() as stack:
    stack.enter_context(torch.no_grad())
    torch.set_grad_enabled(True)
result = weights.numpy()  # expect: TNP101 certain
