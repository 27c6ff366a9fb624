import numpy as np
import torch

w = torch.ones(1, 4)
result = torch.from_numpy(np.squeeze(w.numpy())).numpy()
