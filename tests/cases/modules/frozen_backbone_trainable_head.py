import torch
from torch import nn

backbone, head = nn.Linear(4, 2), nn.Linear(2, 1)
backbone.requires_grad_(False)
features = backbone(torch.ones(1, 4))
keep = features.numpy()
score = head(features).numpy()  # expect: TNP101 certain
