import torch

x = torch.ones(2, 3)
buffer = torch.Tensor(x.shape)
result = tuple(buffer.shape)
