import torch
from torch.utils.data import DataLoader, TensorDataset

codes = torch.rand(8, 3, requires_grad=True)
labels = torch.arange(8)
for code, label in DataLoader(TensorDataset(codes, labels), batch_size=4):
    label.numpy()
    code.numpy()  # expect: TNP101 certain
