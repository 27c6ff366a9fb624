# machine: accelerator
from types import SimpleNamespace

import torch
from torch import nn

library = SimpleNamespace(Net=nn.Linear)


def main(inputs, device):
    net = library.Net(2, 1)
    net.to(device)
    with torch.no_grad():
        return net(inputs.to(device)).numpy()  # expect: TNP102 likely


main(torch.ones(1, 2), "cuda")
