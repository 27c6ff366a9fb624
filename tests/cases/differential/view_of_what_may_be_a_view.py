"""A view that is switched on requires grad by itself: what is taken of it in no_grad follows the tensor below."""

import torch

grid = torch.linspace(0, 1, 4).reshape(2, 2)
grid.requires_grad_()
with torch.no_grad():
    turned = grid.T
result = turned.numpy().shape  # expect: TNP101 likely
