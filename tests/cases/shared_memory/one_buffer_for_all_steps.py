"""The buffer of a simulation is used again in every step, and the loss over all steps goes back at the end."""

import numpy as np
import torch

buffer = np.zeros(2, dtype=np.float32)
state = torch.from_numpy(buffer)  # expect: TNP401 likely
w = torch.ones(2, requires_grad=True)
total = torch.zeros(())
for step in range(3):
    buffer[:] = step
    total = total + (w * state).sum()
total.backward()
result = w.grad.tolist()
