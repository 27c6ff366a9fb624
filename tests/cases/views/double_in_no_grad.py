import torch

w = torch.nn.Parameter(torch.ones(3))
with torch.no_grad():
    wide = w.double()
result = wide.numpy()
