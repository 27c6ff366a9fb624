import numpy as np
import torch

shape = (2, 3)
lengths = np.array([2, 5])
result = tuple(torch.Tensor(np.prod(shape)).shape), tuple(torch.FloatTensor(lengths.max()).shape)
