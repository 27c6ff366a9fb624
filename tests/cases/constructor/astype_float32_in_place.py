import numpy as np
import torch

result = torch.Tensor(np.arange(3).astype(np.float32))  # expect: TNP301 possible
