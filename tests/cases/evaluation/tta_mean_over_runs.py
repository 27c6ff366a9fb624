import torch
from torch import nn

model = nn.Sequential(nn.Linear(4, 4), nn.Dropout(0.5))
runs = torch.stack([model(torch.ones(2, 4)) for _ in range(3)])
spread = runs.std(dim=0).numpy()  # expect: TNP101 certain
