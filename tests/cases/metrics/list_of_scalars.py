import numpy as np
import torch

losses = [torch.tensor(1.0, requires_grad=True) * k for k in range(3)]
result = np.array([loss.item() for loss in losses])
