import numpy as np
import torch

losses = [torch.tensor(1.0, requires_grad=True) * k for k in range(3)]
values = np.array([loss.numpy() for loss in losses])  # expect: TNP101 certain
