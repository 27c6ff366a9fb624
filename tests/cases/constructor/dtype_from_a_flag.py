import numpy as np
import torch

single = True
samples = np.zeros(3, dtype=np.float32 if single else np.float64)
result = torch.Tensor(samples)  # expect: TNP301
