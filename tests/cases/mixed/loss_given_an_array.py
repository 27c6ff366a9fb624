import numpy as np
import torch
import torch.nn.functional as F

targets = np.zeros(3)
scores = torch.ones(3, requires_grad=True)
result = F.mse_loss(scores, targets)  # expect: TNP107 certain
