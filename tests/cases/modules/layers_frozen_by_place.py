import torch
from torch import nn

model = nn.Sequential(nn.Linear(2, 2), nn.ReLU())
for place in range(len(model)):
    for p in model[place].parameters():
        p.requires_grad = False
result = model(torch.ones(1, 2)).numpy()  # expect: TNP101 likely
