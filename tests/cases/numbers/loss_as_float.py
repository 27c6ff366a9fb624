# As in https://github.com/automl/nanoTabPFN/pull/14, with an array on the way.
import torch
from torch import nn

model = nn.Linear(2, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
total = 0.0
for _ in range(3):
    optimizer.zero_grad()
    loss = (model(torch.ones(4, 2)) ** 2).mean()
    loss.backward()
    optimizer.step()
    total += float(loss.detach().cpu().numpy())  # expect: TNP204
result = total > 0
