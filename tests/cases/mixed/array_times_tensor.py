import numpy as np
import torch

scale = np.ones(3)
values = torch.ones(3)
result = scale * values  # expect: TNP107 certain
