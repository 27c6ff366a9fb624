import numpy as np
import torch

losses = torch.ones(3, requires_grad=True) * 2
right = np.median(a=losses.detach())
result = np.median(a=losses)  # expect: TNP107 certain
