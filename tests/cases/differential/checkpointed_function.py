import torch
from torch.utils.checkpoint import checkpoint

x = torch.ones(2, requires_grad=True)
detached = checkpoint(lambda y: (y * 2).detach(), x, use_reentrant=False).numpy()
result = checkpoint(torch.sin, x, use_reentrant=False).numpy()  # expect: TNP101 certain
