"""What is replaced of a library may have another name in the file, or none."""

import torch
from torch import nn

Layer = nn.Linear
forward = Layer.forward
Layer.forward = lambda self, x: x
result = [nn.Linear(2, 2)(torch.ones(1, 2)).numpy()]  # expect: TNP103 possible
Layer.forward = forward
ones = torch.ones
torch.__dict__["ones"] = lambda *size, **options: ones(*size)
result.append(torch.ones(2, requires_grad=True).numpy())  # expect: TNP103 possible
vars(torch)["ones"] = ones
