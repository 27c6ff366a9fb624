# Grad mode is that of the caller, not of the place where the lambda stands.
import torch

w = torch.ones(2, requires_grad=True)
with torch.no_grad():
    show = lambda: w.numpy()  # expect: TNP101
show()
