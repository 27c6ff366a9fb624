# machine: cpu
import contextlib

import torch

w = torch.ones(2, requires_grad=True)
with contextlib.ExitStack() as stack:
    stack.enter_context(torch.set_grad_enabled(mode=False))
    inside = (w * 2).numpy()
(w * 2).numpy()  # expect: TNP101 certain
