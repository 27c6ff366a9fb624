# Taking the head off a network.
import torch
from torch import nn

model = nn.Sequential(nn.Linear(2, 2), nn.Flatten())
model[0] = nn.Identity()
result = model(torch.ones(1, 2)).numpy()  # expect: TNP101 likely
