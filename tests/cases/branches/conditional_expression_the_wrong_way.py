import torch

w = torch.ones(2, requires_grad=True)
plain = w if w.requires_grad else w.detach()
values = plain.numpy()  # expect: TNP101
