import torch

nn = torch.nn
layer = nn.Linear(2, 1)
values = layer.weight.numpy()  # expect: TNP101 certain
