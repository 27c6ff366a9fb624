import torch

w = torch.tensor([0.0, 2.0], requires_grad=True)
clipped = torch.where(w > 1, w, torch.zeros(2))
values = clipped.numpy()  # expect: TNP101 certain
