# y requires grad, but where it is converted grad mode is off again.
import torch

w = torch.ones(2, requires_grad=True)
with torch.no_grad():
    with torch.enable_grad():
        y = w * 2
    result = y.numpy()
