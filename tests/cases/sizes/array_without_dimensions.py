import numpy as np
import torch

answer = np.array(3)
result = tuple(torch.Tensor(answer).shape)  # expect: TNP308 certain
