import torch
from torch.utils.data import DataLoader, Dataset, IterableDataset


class Embedded(Dataset):
    def __init__(self):
        self.weights = torch.ones(4, 2, requires_grad=True)

    def __len__(self):
        return 4

    def __getitem__(self, index):
        return self.weights[index] * 2, index


class Streamed(IterableDataset):
    def __iter__(self):
        weights = torch.ones(2, requires_grad=True)
        for index in range(3):
            yield {"x": weights * index, "name": "a"}


seen = []
for batch, index in DataLoader(Embedded(), batch_size=2):
    seen.append(index.numpy())
    seen.append(batch.numpy())  # expect: TNP101 likely
for batch in DataLoader(Streamed(), batch_size=2):
    seen.append(batch["x"].numpy())  # expect: TNP101 likely
