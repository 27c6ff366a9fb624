# select: TNP203
# machine: accelerator
import torch
from torch import nn

model = nn.Linear(2, 1).to("cuda")
total = 0.0
for _ in range(3):
    loss = model(torch.ones(4, 2, device="cuda")).pow(2).mean()
    total += loss.detach().cpu().item()  # expect: TNP203 certain, TNP203 certain
result = total
