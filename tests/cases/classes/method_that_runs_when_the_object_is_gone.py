"""`__del__` runs when nobody calls it."""

import torch

weights = torch.ones(3, requires_grad=True)


class Training:
    def __del__(self):
        weights.requires_grad_(False)


Training()
result = weights.numpy()  # expect: TNP101 likely
