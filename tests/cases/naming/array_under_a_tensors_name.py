import numpy as np
import torch

x = torch.ones(2, requires_grad=True)
x = x.detach().numpy()
x = np.concatenate([x, x])
result = np.asarray(x)
