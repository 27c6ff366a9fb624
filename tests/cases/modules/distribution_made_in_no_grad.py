import torch
from torch.distributions import Categorical

w = torch.ones(3, requires_grad=True)
with torch.no_grad():
    choices = Categorical(logits=w)
result = choices.logits.numpy()
