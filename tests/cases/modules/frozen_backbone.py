# With every parameter frozen, the output of a plain input does not require grad.
import torch
from torch import nn

backbone = nn.Linear(4, 2)
backbone.requires_grad_(False)
result = backbone(torch.ones(1, 4)).numpy().shape
