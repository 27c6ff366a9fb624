# On the CPU and outside of the graph, NumPy converts what stands on the left, and divides by it.
import numpy as np
import torch

array = np.arange(1.0, 4.0)
values = torch.ones(3)
weights = torch.ones(3, requires_grad=True)
result = [values * array, values - array, array / values, array == values]
with torch.no_grad():
    result.append(weights * array)
scale = np.float64(2)
result += [scale * weights, weights / scale, array.sum() * weights, array[0] * weights]
result = [one.tolist() for one in result]
