import contextlib

import torch

weight = torch.ones(2, requires_grad=True)
with contextlib.ExitStack() as stack:
    stack.enter_context(contextlib.suppress(ValueError))
    weight.numpy()  # expect: TNP101 certain
