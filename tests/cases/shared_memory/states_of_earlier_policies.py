"""ray-project/ray#35393 again, as it was written there: all weights of a policy, by name."""

import torch
from torch import nn

policy = nn.Linear(2, 1)
optimizer = torch.optim.SGD(policy.parameters(), lr=0.1)
opponents = []
for _ in range(3):
    optimizer.zero_grad()
    policy(torch.ones(1, 2)).sum().backward()
    optimizer.step()
    opponents.append({name: value.cpu().numpy() for name, value in policy.state_dict().items()})  # expect: TNP401 likely
result = [float(weights["weight"].sum()) for weights in opponents]
