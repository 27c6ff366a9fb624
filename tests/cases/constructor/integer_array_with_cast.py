import numpy as np
import torch

ids = np.array([123456789, 3])
result = torch.Tensor(ids).long().tolist()  # expect: TNP301 certain
