# machine: accelerator
import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.mask = torch.ones(2)


net = Net().to("cuda")
result = net.mask.numpy()
