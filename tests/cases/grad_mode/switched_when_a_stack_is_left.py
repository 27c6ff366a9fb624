import contextlib

import torch

weight = torch.ones(2, requires_grad=True)
with contextlib.ExitStack() as stack:
    stack.callback(torch.set_grad_enabled, False)
    inside = weight * 2
outside = weight * 2
inside.detach()
result = outside.numpy()
