import torch

names = ["a", "b"]
result = tuple(torch.Tensor(len(names)).shape)
