import torch
from torch import nn

model = nn.Linear(2, 1)
total = torch.zeros(())
for batch in torch.randn(3, 4, 2):
    total += model(batch).sum()
print(total.numpy())  # expect: TNP101 likely
