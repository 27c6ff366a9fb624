import numpy as np
import torch

array = np.ones(4)
array.dtype = np.float32
result = torch.Tensor(array)  # expect: TNP301 likely
