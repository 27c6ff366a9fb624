import numpy as np
import torch

rewards = np.ones(3)
total = torch.cumsum(rewards, 0)  # expect: TNP107 certain
