import numpy as np
import torch

try:
    result = torch.tensor(np.array(["a"]))
except TypeError:
    result = None
