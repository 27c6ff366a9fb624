import numpy as np
import torch

weights = torch.ones(3, requires_grad=True)
rest = np.delete(weights, 0)  # expect: TNP107 certain
