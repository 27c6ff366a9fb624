import torch

w = torch.ones(2, requires_grad=True)
with torch.no_grad():
    with torch.enable_grad():
        y = w * 2
        values = y.numpy()  # expect: TNP101 certain
