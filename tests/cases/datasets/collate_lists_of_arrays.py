import numpy as np
import torch


def collate(rows):
    features = np.stack([row[0] for row in rows])
    labels = np.array([row[1] for row in rows])
    return torch.tensor(features), torch.tensor(labels)


result = collate([(np.ones(2, dtype=np.float32), 1), (np.zeros(2, dtype=np.float32), 0)])
