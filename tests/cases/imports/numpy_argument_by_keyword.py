import numpy as np
import torch

w = torch.ones(2, requires_grad=True)
values = np.asarray(a=w)  # expect: TNP101 certain
