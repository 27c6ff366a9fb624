from contextlib import ExitStack

import torch

weights = torch.ones(3)
with ExitStack() as stack:
    stack.callback(weights.requires_grad_)
    inside = weights.numpy()
weights.numpy()  # expect: TNP101 certain
