import numpy as np
import torch

rows = np.zeros((2, 3))
rows[0, 0] = torch.tensor(1.0, requires_grad=True)
rows[0] = torch.ones(3)
rows[1] = torch.ones(3, requires_grad=True)  # expect: TNP107 certain
