import numpy as np
import torch

values = np.arange(3.0)
right = torch.softmax(input=torch.from_numpy(values), dim=0)
result = torch.softmax(input=values, dim=0)  # expect: TNP107 certain
