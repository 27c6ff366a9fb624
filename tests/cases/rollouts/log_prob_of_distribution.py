# machine: cpu
import torch
from torch import nn
from torch.distributions import Normal

mean = nn.Linear(2, 1)(torch.ones(2))
policy = Normal(mean, 1.0)
action = policy.sample()
log_probability = policy.log_prob(action).numpy()  # expect: TNP101 certain
