import torch

w = torch.ones(2, requires_grad=True)
with torch.no_grad(), torch.set_grad_enabled(True):
    values = (w * 2).numpy()  # expect: TNP101 certain
