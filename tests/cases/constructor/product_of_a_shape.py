import numpy as np
import torch

shape = (2, 3)
result = tuple(torch.Tensor(int(np.prod(shape))).shape)
