import numpy as np
import torch

w = torch.ones(2, requires_grad=True)
values = np.array([w[0], w[1]])  # expect: TNP107
