import torch
from torch import nn

w = torch.ones(2, requires_grad=True)
loss = nn.TripletMarginWithDistanceLoss(distance_function=lambda a, b: (w * (a - b)).sum(-1))
x = torch.ones(1, 2)
result = loss(x, x, x + 1).numpy()  # expect: TNP101 likely
