import numpy as np
import torch

probabilities = torch.ones(4, requires_grad=True) / 4
drawn = np.random.choice(4, p=probabilities.detach())
drawn = np.random.choice(4, p=probabilities)  # expect: TNP107 certain
