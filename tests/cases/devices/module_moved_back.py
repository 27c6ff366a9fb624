# machine: accelerator
import torch
from torch import nn

model = nn.Linear(2, 1).to("cuda")
model.cpu()
result = model.weight.detach().numpy().shape
