import torch
import torch.nn as nn

block = nn.Sequential(nn.Conv2d(1, 2, 3), nn.BatchNorm2d(2), nn.ReLU(inplace=True), nn.Flatten())
features = block(torch.randn(2, 1, 5, 5))
matrix = features.cpu().numpy()  # expect: TNP101 certain
