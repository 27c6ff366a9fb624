import numpy as np
import torch

result = torch.Tensor(np.arange(3).tolist())
