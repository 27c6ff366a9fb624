import torch

w = torch.ones(2, requires_grad=True)
quiet = torch.no_grad()
with quiet:
    result = (w * 2).numpy()
