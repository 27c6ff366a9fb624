import torch
from torch import nn

model = nn.Linear(2, 2)
with torch.no_grad():
    baseline = model(torch.ones(1, 2))
current = model(torch.ones(1, 2))
change = baseline.numpy() - current.numpy()  # expect: TNP101 certain
