import numpy as np
import torch

data = np.zeros((4, 2))
result = tuple(torch.Tensor(data.shape[0]).shape)
