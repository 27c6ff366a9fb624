# As in https://github.com/JCBrouwer/OptimalTextures/issues/2: NumPy is given a list of tensors.
import numpy as np
import torch
from torch import nn

net = nn.Linear(2, 1)
losses = []
for _ in range(3):
    losses.append((net(torch.ones(4, 2)) ** 2).mean())
average = np.mean(losses)  # expect: TNP107 likely
