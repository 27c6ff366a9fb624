"""The body of a class may bind a name of the module."""

import torch

weights = torch.ones(3, requires_grad=True)


class Frozen:
    global weights
    weights = weights.detach()


result = weights.numpy()  # expect: TNP103 possible
