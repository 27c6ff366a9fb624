# machine: accelerator
import torch
from torch import nn

model = nn.Linear(2, 1)
model.to("cuda")
weights = model.weight.detach().numpy()  # expect: TNP102 certain
