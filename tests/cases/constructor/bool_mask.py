import numpy as np
import torch

mask = np.array([1, 2, 3]) > 1
result = torch.Tensor(mask).bool()  # expect: TNP301 certain
