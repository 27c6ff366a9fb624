# One element becomes a number; torch warns at most.
import numpy as np
import torch

losses = np.zeros(3)
loss = torch.ones(2, requires_grad=True).sum()
losses[0] = loss
losses[1:] = torch.ones(2)
with torch.no_grad():
    losses[:] = torch.ones(3, requires_grad=True)
result = losses.tolist()
