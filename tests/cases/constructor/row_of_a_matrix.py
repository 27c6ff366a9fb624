import numpy as np
import torch

table = np.arange(6).reshape(2, 3)
result = torch.Tensor(table[0])  # expect: TNP301
