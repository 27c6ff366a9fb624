import torch
from torch.distributions import Categorical, Distribution


def act(distribution: Distribution):
    return distribution.sample().cpu().numpy()


result = act(Categorical(logits=torch.ones(3, requires_grad=True)))
