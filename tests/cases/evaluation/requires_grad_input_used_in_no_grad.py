# Inside no_grad even a leaf may be converted.
import torch

x = torch.ones(3, requires_grad=True)
with torch.no_grad():
    result = x.numpy()
