# Nothing is lost, but the call hides what it does.
import numpy as np
import torch

samples = np.zeros(3, dtype=np.float32)
result = torch.Tensor(samples)  # expect: TNP301 possible
