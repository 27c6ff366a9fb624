# From torch's own tests, https://github.com/pytorch/pytorch/pull/9558
import torch

t = torch.ones(2, dtype=torch.float64)
zeros = torch.Tensor(dtype=t.dtype).resize_as_(t).zero_()  # expect: TNP310 certain
result = zeros
