import torch

w = torch.ones(4, requires_grad=True)
result = w.detach().view(2, 2).T.numpy()
