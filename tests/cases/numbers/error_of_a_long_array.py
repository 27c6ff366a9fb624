# The array's ValueError is what the program waits for; only the unsafe fix changes that.
import torch

x = torch.ones(3)
try:
    result = x.numpy().item()  # expect: TNP204
except ValueError:
    result = None
