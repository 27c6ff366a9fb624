# machine: cpu
# select: TNP109
"""What a function that somebody else runs may tell to require grad is not known to do without."""

import re

import torch

weights = torch.ones(3)


class Scale:
    def __init__(self):
        self.factor = torch.ones(3)

    def __str__(self):
        self.factor.requires_grad_()
        return "scale"


def thaw(match):
    weights.requires_grad_()
    return ""


text = re.sub("a", thaw, "banana")
scale = Scale()
message = f"{scale}"
result = weights.numpy()  # expect: TNP109 possible
