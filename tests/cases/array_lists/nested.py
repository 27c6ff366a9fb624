import numpy as np
import torch

a = np.arange(2)
result = torch.tensor([[a, a], [a, a]])  # expect: TNP303 certain
