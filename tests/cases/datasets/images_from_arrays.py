import numpy as np
import torch
from torch.utils.data import DataLoader, Dataset


class Arrays(Dataset):
    def __init__(self, images):
        self.images = images

    def __len__(self):
        return len(self.images)

    def __getitem__(self, index):
        return torch.from_numpy(self.images[index])


loader = DataLoader(Arrays(np.zeros((4, 2, 2), dtype=np.float32)), batch_size=2)
result = [tuple(batch.shape) for batch in loader]
