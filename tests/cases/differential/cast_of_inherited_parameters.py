import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(2))


class Deep(Net):
    def __init__(self):
        super().__init__()


deep = Deep().half()
deep.weight.numpy()  # expect: TNP101 certain
array = deep.weight.detach().float().numpy()
