import torch

t = torch.ones(2)
torch.real(t).requires_grad_()
result = t.numpy()  # expect: TNP101 likely
