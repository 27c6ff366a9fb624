import torch
from torch import nn

net = nn.Linear(2, 2)


@torch.no_grad()
def outputs(x, count):
    for _ in range(count):
        yield net(x)


result = [output.numpy() for output in outputs(torch.ones(2), 2)]
