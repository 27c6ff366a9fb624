import torch
from torch import nn

model = nn.Linear(1, 1)
outputs = [model(torch.tensor([float(k)])) for k in range(3)]
arrays = [output.numpy() for output in outputs]  # expect: TNP101 certain
