import torch

x = torch.ones(2, 3)
result = tuple(torch.Tensor(x.size()).shape)
