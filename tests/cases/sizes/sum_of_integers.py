import numpy as np
import torch

hits = np.array([1, 2])
total = torch.Tensor(hits.sum())  # expect: TNP308 likely
result = tuple(total.shape)
