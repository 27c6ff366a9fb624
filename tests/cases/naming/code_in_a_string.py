import torch

w = torch.ones(2, requires_grad=True)
exec("w = w.detach()")
result = w.numpy()  # expect: TNP101 likely
