# 2**40 becomes 0.
import numpy as np
import torch

stamps = np.array([1099511627776])
result = torch.IntTensor(stamps).tolist()  # expect: TNP302 certain
