import torch

w = torch.ones(4, requires_grad=True)
flat = w.view(2, 2).unsqueeze(0).flatten()
values = flat.numpy()  # expect: TNP101 certain
