"""ray-project/ray#35393: the weights of earlier policies are kept for self-play, and all are those of the last."""

import torch
from torch import nn

policy = nn.Linear(2, 1)
optimizer = torch.optim.SGD(policy.parameters(), lr=0.1)
opponents = []
for _ in range(3):
    optimizer.zero_grad()
    policy(torch.ones(1, 2)).sum().backward()
    optimizer.step()
    opponents.append(policy.weight.detach().cpu().numpy())  # expect: TNP401 likely
result = [float(weights.sum()) for weights in opponents]
