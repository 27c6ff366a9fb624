"""A comprehension does not see the names of the class around it, but for what it runs over."""

import torch

weights = torch.ones(3)


class Layer:
    weights = torch.ones(3, requires_grad=True)
    arrays = [weights.numpy() for _ in range(1)]
    own = [one.numpy() for one in [weights]]  # expect: TNP101 certain


result = Layer.arrays
