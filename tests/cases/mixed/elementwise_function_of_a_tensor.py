# NumPy gives a tensor again for a tensor.
import numpy as np
import torch

values = torch.arange(3.0)
result = (np.exp(values) * values, np.maximum(values, 1) @ values, np.argsort(values) + values.long())
result = [one.tolist() for one in result]
