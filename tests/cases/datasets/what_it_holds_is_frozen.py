import torch
from torch.utils.data import TensorDataset

weight = torch.ones(3, requires_grad=True)
rows = TensorDataset(weight)
weight.requires_grad_(False)
result = rows[0][0].numpy()
