import torch

t = torch.ones(2)
kept = +t
kept.requires_grad_()
result = t.numpy()  # expect: TNP101 likely
