import torch
from torch import nn

net = nn.Linear(2, 2)


@torch.no_grad()
def outputs(x):
    with torch.enable_grad():
        first = net(x)
        yield first
        yield net(x)


result = [output.numpy() for output in outputs(torch.ones(2))]  # expect: TNP101 likely
