import numpy as np
import torch

samples = np.linspace(0, 1, 3)
samples = samples.astype(np.float32)
samples = samples[::2]
result = torch.Tensor(samples)  # expect: TNP301 possible
