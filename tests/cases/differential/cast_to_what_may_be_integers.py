import sys

import torch

w = torch.ones(2, requires_grad=True)
if len(sys.argv) > 99:
    other = torch.zeros(2)
else:
    other = torch.tensor([1, 2])
result = w.to(other).numpy()  # expect: TNP101 likely
