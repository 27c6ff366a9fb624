import torch

w = torch.ones(2, requires_grad=True)
plain = w.detach() if w.requires_grad else w
result = plain.numpy()
