import torch

w = torch.ones(2, requires_grad=True)
result = torch.asarray(w, requires_grad=False).numpy()
