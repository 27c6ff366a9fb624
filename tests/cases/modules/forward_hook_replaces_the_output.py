# A hook's return value replaces what forward gave.
import torch
from torch import nn

layer = nn.Linear(2, 1)
layer.register_forward_hook(lambda module, inputs, output: output.detach())
result = layer(torch.ones(1, 2)).numpy().shape  # expect: TNP101 likely
