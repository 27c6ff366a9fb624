import torch
from torch import nn

model = nn.Sequential(nn.Linear(2, 2), nn.ReLU(), nn.Linear(2, 2))
model[:1].requires_grad_(False)
frozen = model[:2](torch.ones(1, 2)).numpy()
result = model(torch.ones(1, 2)).numpy()  # expect: TNP101 certain
