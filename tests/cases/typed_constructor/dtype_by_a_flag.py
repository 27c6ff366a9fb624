import numpy as np
import torch

coarse = True
values = np.zeros(3, dtype=np.int16 if coarse else np.float64)
result = torch.IntTensor(values)  # expect: TNP302
