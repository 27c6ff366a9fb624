import numpy as np
import torch

with torch.set_grad_enabled(True):
    torch.set_default_dtype(torch.float64)
result = torch.Tensor(np.ones(2))  # expect: TNP301 possible
