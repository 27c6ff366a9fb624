import numpy as np
import torch

values = torch.zeros(2)
values[0] = 0
result = torch.from_numpy(np.stack([values[0], values[1]]))
