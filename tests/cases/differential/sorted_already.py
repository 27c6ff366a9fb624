import numpy as np
import torch

array = np.ones(2)
taken = torch.from_numpy(array)
array.sort()
result = taken
