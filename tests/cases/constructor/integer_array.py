import numpy as np
import torch

ids = np.array([16777217, 3])
result = torch.Tensor(ids).tolist()  # expect: TNP301 certain
