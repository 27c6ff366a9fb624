"""A hook of all modules gives another output than the module does."""

import torch
from torch import nn
from torch.nn.modules.module import register_module_forward_hook

net = nn.Linear(2, 2)
handle = register_module_forward_hook(lambda module, given, output: output.detach())
result = net(torch.ones(2)).numpy()  # expect: TNP101 likely
handle.remove()
