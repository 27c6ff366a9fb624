import torch

w = torch.ones(2, requires_grad=True)
print(w, w.shape, w.tolist())
result = True
