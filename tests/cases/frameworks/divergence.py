import torch
from torch.distributions import Normal, kl_divergence

loc = torch.zeros(3, requires_grad=True)
scale = torch.ones(3, requires_grad=True)
cost = kl_divergence(Normal(loc, scale), Normal(loc * 2, scale * 2))
cost.numpy()  # expect: TNP101 certain
