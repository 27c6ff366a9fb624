# float32: the tensor shares the array's memory, and so it does after the fix.
import numpy as np
import torch

samples = np.zeros(2, dtype=np.float32)
tensor = torch.Tensor(samples)  # expect: TNP301 possible
samples[0] = 5
result = tensor.tolist()
