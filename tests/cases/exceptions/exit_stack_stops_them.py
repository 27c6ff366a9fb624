import contextlib

import torch

weight = torch.ones(2, requires_grad=True)
with contextlib.ExitStack() as stack:
    stack.enter_context(contextlib.suppress(RuntimeError))
    weight.numpy()
with contextlib.ExitStack() as stack:
    stack.push(lambda *error: True)
    weight.numpy()
result = weight.detach().numpy()
