import torch
from torch import nn
from torch.distributions import Categorical

actor = nn.Linear(4, 3)
distribution = Categorical(logits=actor(torch.ones(2, 4)))
action = distribution.sample()
log_prob = distribution.log_prob(action)
log_prob.numpy()  # expect: TNP101 certain
