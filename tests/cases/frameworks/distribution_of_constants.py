import torch
from torch.distributions import MultivariateNormal, Normal, Uniform

prior = Normal(torch.zeros(3), torch.ones(3))
draws = prior.rsample((10,)).numpy()
density = prior.log_prob(torch.zeros(3)).numpy()
centre = prior.mean.numpy()
low = Uniform(0.0, 1.0).sample((4,)).numpy()
result = MultivariateNormal(torch.zeros(2), torch.eye(2)).sample().numpy()
