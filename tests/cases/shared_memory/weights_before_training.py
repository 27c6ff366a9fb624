"""A parameter is compared with what it was before training."""

import numpy as np
import torch
from torch import nn

model = nn.Sequential(nn.Linear(2, 2), nn.Linear(2, 1))
optimizer = torch.optim.Adam(model.parameters(), lr=0.1)
before = model[0].weight.detach().cpu().numpy()  # expect: TNP401 likely
for _ in range(2):
    optimizer.zero_grad()
    model(torch.ones(1, 2)).sum().backward()
    optimizer.step()
result = float(np.abs(before - model[0].weight.detach().numpy()).max())
