import numpy as np
import torch

w = torch.ones(2, requires_grad=True)
values = np.exp(w)  # expect: TNP107
