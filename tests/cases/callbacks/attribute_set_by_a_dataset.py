"""A function that somebody else runs may have set the attribute of an object that it finds by its name."""

import torch
from torch.utils.data import DataLoader, Dataset


class Holder:
    pass


class Samples(Dataset):
    def __len__(self):
        return 2

    def __getitem__(self, index):
        holder.weights = torch.ones(2)
        return torch.ones(1)


holder = Holder()
holder.weights = torch.ones(3, requires_grad=True)
for _ in DataLoader(Samples()):
    pass
result = holder.weights.numpy()  # expect: TNP101 likely
