import torch
from torch import nn

model = nn.Linear(2, 1)
best = float("inf")
for epoch in range(2):
    model.eval()
    with torch.no_grad():
        validation = nn.functional.l1_loss(model(torch.ones(4, 2)), torch.zeros(4, 1))
    value = validation.numpy()
    if value < best:
        best = float(value)
result = best >= 0
