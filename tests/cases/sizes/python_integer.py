import numpy as np
import torch

ids = np.array([1, 4])
result = tuple(torch.Tensor(int(ids.sum())).shape)
