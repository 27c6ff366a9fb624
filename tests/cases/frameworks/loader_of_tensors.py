import torch
from torch.utils.data import DataLoader, TensorDataset

features, labels = torch.rand(8, 3), torch.arange(8)
loader = DataLoader(TensorDataset(features, labels), batch_size=4, shuffle=True)
for x, y in loader:
    first = x.numpy()
    result = y.numpy()
