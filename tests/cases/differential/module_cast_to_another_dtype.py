import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(2))
        self.register_buffer("count", torch.zeros(2, dtype=torch.int64))


net = Net().double()
half = Net().to(torch.float16)
fine = net.weight.detach().numpy(), half.weight.detach().numpy(), net.count.numpy()
result = net.weight.numpy()  # expect: TNP101 certain
