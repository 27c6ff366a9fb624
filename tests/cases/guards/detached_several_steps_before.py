import torch
from torch import nn

model = nn.Linear(3, 3)
output = model(torch.ones(1, 3))
output = output.detach()
output = output.squeeze(0)
output = output / output.norm()
result = output.numpy().shape
