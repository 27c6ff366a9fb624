import torch
from torch.utils.data import TensorDataset, random_split

codes = torch.rand(8, 3, requires_grad=True)
train, valid = random_split(TensorDataset(codes), [6, 2])
(code,) = valid[0]
code.numpy()  # expect: TNP101 certain
