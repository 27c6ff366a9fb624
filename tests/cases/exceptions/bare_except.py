import torch

w = torch.ones(1, requires_grad=True)
try:
    result = w.numpy()
except:
    result = w.detach().cpu().numpy()
