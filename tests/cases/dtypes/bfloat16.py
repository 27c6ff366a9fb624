# Not the device, not the graph: NumPy has no such dtype.
import torch

x = torch.ones(2, dtype=torch.bfloat16)
values = x.numpy()  # expect: TNP105
