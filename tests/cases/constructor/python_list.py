import torch

result = torch.Tensor([1.0, 2.0])
