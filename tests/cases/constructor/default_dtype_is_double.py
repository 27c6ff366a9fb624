# With this default dtype nothing is lost.
import numpy as np
import torch

torch.set_default_dtype(torch.float64)
result = torch.Tensor(np.linspace(0, 1, 3))  # expect: TNP301 possible
