# machine: accelerator
import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.scale = nn.Parameter(torch.ones(2))


net = Net().cuda()
result = net.scale.detach().numpy()  # expect: TNP102 certain
