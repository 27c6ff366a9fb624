import torch

w = torch.ones(2, requires_grad=True)
result = "call w.numpy() or torch.Tensor(array) and see"
