import torch

w = torch.tensor([0.4, 1.6], requires_grad=True)
values = w.round().numpy()  # expect: TNP101 certain
