import torch
from torch import nn

frozen, trained = nn.Linear(2, 2), nn.Linear(2, 2)
frozen.requires_grad_(False)
frozen.requires_grad = True
frozen(torch.ones(2)).numpy()
trained.requires_grad = False
result = trained(torch.ones(2)).numpy()  # expect: TNP101 certain
