# What is no conversion.
import numpy as np
import torch

w = torch.ones(2, 3, requires_grad=True)
result = np.shape(w), np.ndim(w), np.squeeze(w).sum().item(), np.swapaxes(w, 0, 1).shape, np.nonzero(w).tolist()
