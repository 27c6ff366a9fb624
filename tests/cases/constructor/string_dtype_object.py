import numpy as np
import torch

weights = np.full(3, 0.1, dtype="float64")
tensor = torch.Tensor(weights)  # expect: TNP301 certain
result = bool((tensor.double() == torch.from_numpy(weights)).all())
