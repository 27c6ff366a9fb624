import torch
from torch.distributions import Beta

alpha = torch.tensor([1.5, 2.0], requires_grad=True)
beta = torch.tensor([1.5, 2.0], requires_grad=True)
bonus = Beta(alpha, beta).entropy().mean()
bonus.numpy()  # expect: TNP101 certain
