# NumPy keeps float32 when a Python number joins in.
import numpy as np
import torch

samples = np.ones(3, dtype=np.float32) * 2.0
result = torch.Tensor(samples)  # expect: TNP301 possible
