# select: TNP307
import numpy as np
import torch

weights = torch.ones(2, 1)
data = torch.from_numpy(np.ones((3, 2)))
shape = (data.float() @ weights).shape
result = (data @ weights).shape  # expect: TNP307 likely
