# machine: accelerator
import torch
from torch.utils.data import DataLoader, TensorDataset

loader = DataLoader(TensorDataset(torch.rand(8, 3), torch.arange(8)), batch_size=4)
for x, y in loader:
    x = x.to("cuda")
    y.numpy()
    x.numpy()  # expect: TNP102 certain
