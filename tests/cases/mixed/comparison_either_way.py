import numpy as np
import torch

limits = np.arange(3)
values = torch.ones(3)
inside = values < limits  # expect: TNP107 certain
