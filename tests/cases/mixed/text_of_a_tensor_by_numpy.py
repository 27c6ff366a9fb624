import numpy as np
import torch

weights = torch.ones(3, requires_grad=True)
text = np.array_str(weights)  # expect: TNP107 certain
