# Older releases took no dtype, and this one takes none either.
import torch

try:
    x = torch.Tensor([1.0], dtype=torch.float64)
except TypeError:
    x = torch.tensor([1.0], dtype=torch.float64)
result = x
