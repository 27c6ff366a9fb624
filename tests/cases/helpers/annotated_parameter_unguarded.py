import torch
from torch import Tensor


def summarise(values: Tensor) -> float:
    return float(values.numpy().mean())  # expect: TNP103 possible


summarise(torch.ones(3, requires_grad=True))
