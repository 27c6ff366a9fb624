import torch
from torch import nn

model = nn.Linear(1, 1)
seen = []
for value in (0.0, 1.0):
    with torch.no_grad():
        y = model(torch.tensor([value]))
    seen.append(y.numpy())
result = len(seen)
