import torch

w = torch.ones(2, requires_grad=True)
if False:
    print(w.numpy())
result = True
