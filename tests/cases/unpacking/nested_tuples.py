import torch

(a, (b, c)) = (torch.zeros(1), (torch.ones(1, requires_grad=True), torch.arange(2)))
result = (a.numpy(), c.numpy())
