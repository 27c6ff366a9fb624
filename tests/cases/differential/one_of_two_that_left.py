import torch
from torch import nn

start = value = torch.ones(2, requires_grad=True)


def run():
    detached = nn.Parameter(torch.ones(2)).data
    torch.tensor(value.tolist(), requires_grad=True).sum().backward()  # expect: TNP501 certain
    return detached.requires_grad_()


value = run()
result = start.grad is not None
