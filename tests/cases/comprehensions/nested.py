import torch

layers = [[torch.ones(1), torch.zeros(1)], [torch.ones(2)]]
result = [tensor.numpy() for layer in layers for tensor in layer]
