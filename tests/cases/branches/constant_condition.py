import torch

DEBUG = False
w = torch.ones(2, requires_grad=True)
if DEBUG:
    print(w.numpy())
result = True
