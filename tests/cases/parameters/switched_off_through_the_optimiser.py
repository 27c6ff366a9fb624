import torch
from torch import nn


def freeze(optimiser):
    for group in optimiser.param_groups:
        for parameter in group["params"]:
            parameter.requires_grad = False


layer = nn.Linear(2, 2)
optimiser = torch.optim.SGD(layer.parameters(), lr=0.1)
first = layer(torch.ones(1, 2)).detach().numpy()
freeze(optimiser)
second = layer(torch.ones(1, 2)).numpy()  # expect: TNP101 likely
other = nn.Linear(2, 2)
third = other(torch.ones(1, 2)).numpy()  # expect: TNP101 certain
