import torch

w = torch.ones(2, requires_grad=True)
setattr(w, "requires_grad", False)
result = w.numpy()
