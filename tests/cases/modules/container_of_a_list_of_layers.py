# machine: accelerator
import torch
from torch import nn


def stack(sizes, activation):
    layers = []
    for before, after in zip(sizes[:-1], sizes[1:]):
        layers += [nn.Linear(before, after), activation()]
    return nn.Sequential(*layers)


class Policy(nn.Module):
    def __init__(self, sizes):
        super().__init__()
        self.layers = stack(sizes, nn.Tanh)

    def act(self, observation):
        with torch.no_grad():
            return self.layers(observation).numpy()  # expect: TNP102 likely


Policy([2, 3]).cuda().act(torch.ones(2, device="cuda"))
