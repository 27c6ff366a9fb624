import torch

w = torch.ones(2, requires_grad=True)
if (y := w.detach() * 2).sum() > 0:
    result = y.numpy()
