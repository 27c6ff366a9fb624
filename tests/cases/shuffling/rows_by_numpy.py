import numpy as np
import torch

data = torch.arange(20).reshape(10, 2)
np.random.shuffle(data)  # expect: TNP108
result = data.shape
