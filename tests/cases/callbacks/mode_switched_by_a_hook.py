"""A function that somebody else runs may switch grad mode for good, nobody sees when."""

import torch
from torch import nn


def switch_off(module, inputs, output):
    torch.set_grad_enabled(False)


layer = nn.Identity()
layer.register_forward_hook(switch_off)
weights = torch.ones(3, requires_grad=True)
layer(torch.ones(1))
result = (weights * 2).numpy()  # expect: TNP101 likely
