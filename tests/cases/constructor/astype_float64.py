import numpy as np
import torch

result = torch.Tensor(np.arange(3).astype("float64"))  # expect: TNP301 certain
