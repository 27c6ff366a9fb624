import numpy as np
import torch

scores = np.array([0.5, 1.5])
result = [
    torch.tensor([scores.mean(), scores.max()]),
    torch.tensor([float(one) for one in scores]),
    torch.tensor([np.float32(1), np.float32(2)]),
    torch.tensor(scores.tolist()),
    torch.tensor(list(scores)),
]
