import torch

shape = (2, 3)
result = tuple(torch.Tensor(*shape).shape)
