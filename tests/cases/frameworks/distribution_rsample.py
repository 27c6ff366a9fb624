import torch
from torch import nn
from torch.distributions import Independent, Normal

encoder = nn.Linear(4, 2)
posterior = Independent(Normal(encoder(torch.ones(1, 4)), 1.0), 1)
codes = posterior.rsample()
codes.numpy()  # expect: TNP101 certain
