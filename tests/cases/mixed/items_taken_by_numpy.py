import numpy as np
import torch

weights = torch.ones(3, requires_grad=True)
kept = np.take(weights.detach(), [0])
kept = np.take(weights, [0])  # expect: TNP107 certain
