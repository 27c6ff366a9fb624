import torch
from torch import nn

weight, other = torch.ones(3), torch.ones(3)
for _ in nn.ReLU().parameters():
    weight.requires_grad_()
result = weight.numpy()  # expect: TNP101 likely

for _ in nn.Sequential(nn.Linear(2, 2), nn.ReLU()).parameters():
    other.requires_grad_()
failure = other.numpy()  # expect: TNP101 certain
