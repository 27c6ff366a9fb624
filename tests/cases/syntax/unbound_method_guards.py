import torch

w = torch.ones(2, requires_grad=True)
result = torch.Tensor.detach(w).numpy()
