import torch

w = torch.ones(2, requires_grad=True)
result = w.clone().detach().numpy()
