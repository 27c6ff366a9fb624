import numpy as np
import torch

result = torch.Tensor(np.random.rand(2, 2)).shape  # expect: TNP301 certain
