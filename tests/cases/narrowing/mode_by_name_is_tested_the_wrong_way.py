import torch
from torch import nn

net = nn.Linear(2, 2)


def losses(x, phase):
    with torch.set_grad_enabled(phase == "train"):
        y = net(x)
    if phase != "train":
        return y.detach().numpy()
    return y.numpy()  # expect: TNP101 certain


losses(torch.ones(1, 2), "train")
