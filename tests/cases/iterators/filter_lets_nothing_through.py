import torch
from torch import nn

frozen = nn.Linear(2, 2).requires_grad_(False)
weight = torch.ones(3)
for _ in filter(lambda parameter: parameter.requires_grad, frozen.parameters()):
    weight.requires_grad_()
result = weight.numpy()  # expect: TNP101 likely

live = torch.ones(3, requires_grad=True)
arrays = [tensor.numpy() for tensor in filter(lambda tensor: not tensor.requires_grad, [live, live.detach()])]
