import contextlib

import torch

weight = torch.ones(2, requires_grad=True)
with contextlib.ExitStack() as stack:
    stack.enter_context(torch.no_grad())
    kept = stack.pop_all()
result = weight.numpy()
kept.close()
