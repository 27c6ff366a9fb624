import numpy as np
import torch

samples = np.linspace(0, 1, 3)
result = torch.Tensor(samples)  # expect: TNP301 certain
