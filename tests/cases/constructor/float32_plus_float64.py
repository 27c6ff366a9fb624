import numpy as np
import torch

samples = np.ones(3, dtype=np.float32) + np.linspace(0, 1, 3)
result = torch.Tensor(samples)  # expect: TNP301 certain
