"""The memory of an array and of a tensor, by way of DLPack."""

import numpy as np
import torch

values = np.arange(6.0).reshape(2, 3)
tensor = torch.from_dlpack(values.T)
weights = torch.ones(2, requires_grad=True)
result = [np.from_dlpack(tensor * 2).tolist(), np.from_dlpack(weights.detach()).tolist()]
