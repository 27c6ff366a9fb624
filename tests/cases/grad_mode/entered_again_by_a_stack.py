from contextlib import ExitStack

import torch

weights = torch.ones(3, requires_grad=True)
off = torch.no_grad()
with ExitStack() as stack:
    stack.enter_context(off)
    stack.enter_context(off)
result = (weights * 2).numpy()  # expect: TNP101 likely
