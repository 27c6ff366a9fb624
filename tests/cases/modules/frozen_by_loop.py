import torch
from torch import nn

backbone = nn.Linear(4, 2)
for parameter in backbone.parameters():
    parameter.requires_grad = False
result = backbone(torch.ones(1, 4)).numpy().shape
