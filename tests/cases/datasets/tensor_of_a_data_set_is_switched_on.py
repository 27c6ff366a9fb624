import torch
from torch.utils.data import TensorDataset

points = torch.ones(3, 2)
TensorDataset(points).tensors[0].requires_grad_()
result = points.numpy()  # expect: TNP101 certain
