# Saliency: the weights are frozen, the input is not.
import torch
from torch import nn

head = nn.Linear(2, 1).requires_grad_(False)
pixels = torch.ones(1, 2, requires_grad=True)
values = head(pixels).numpy()  # expect: TNP101 certain
