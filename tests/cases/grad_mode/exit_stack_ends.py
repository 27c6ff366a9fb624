import contextlib

import torch

w = torch.ones(2, requires_grad=True)
with contextlib.ExitStack() as stack:
    stack.enter_context(torch.no_grad())
    first = (w * 2).numpy()
second = (w * 2).numpy()  # expect: TNP101 certain
