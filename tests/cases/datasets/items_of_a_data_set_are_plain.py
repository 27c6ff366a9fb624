import numpy as np
import torch
from torch.utils.data import DataLoader, Dataset


class Points(Dataset):
    def __init__(self):
        self.points = torch.ones(4, 2, requires_grad=True)

    def __len__(self):
        return 4

    def __getitem__(self, index):
        return {"x": self.points[index].detach(), "y": np.ones(2, dtype=np.float32), "label": index, "name": "a"}


result = []
for batch in DataLoader(Points(), batch_size=2):
    result += [batch["x"].numpy(), batch["y"].numpy(), batch["label"].numpy(), batch["name"]]
