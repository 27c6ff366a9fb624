# torch.Tensor of a tensor keeps dtype and graph.
import torch

indices = torch.ones(3)
result = torch.Tensor(indices).sum().item()
