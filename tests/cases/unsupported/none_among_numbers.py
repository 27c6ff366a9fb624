import numpy as np
import torch

result = torch.tensor(np.array([1.0, None]))  # expect: TNP311 certain
