import contextlib
import sys

import torch

w = torch.ones(2, requires_grad=True)
with contextlib.ExitStack() as stack:
    if len(sys.argv) < 1000:
        stack.enter_context(torch.no_grad())
    inside = w * 2
result = inside.numpy()  # expect: TNP101 likely
