# A NumPy integer is a size, not data.
import numpy as np
import torch

counts = np.array([3, 4])
buffer = torch.Tensor(counts[0])
result = tuple(buffer.shape)
