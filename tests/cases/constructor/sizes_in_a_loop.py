import numpy as np
import torch

widths = np.array([2, 3])
result = [tuple(torch.Tensor(width).shape) for width in widths]
