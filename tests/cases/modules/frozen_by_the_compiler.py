import torch
from torch import nn

frozen = torch.jit.freeze(torch.jit.script(nn.Linear(2, 2).eval()))
result = frozen(torch.ones(1, 2)).numpy().shape
