import torch
from torch import nn


class Toggled:
    def __init__(self):
        self.is_on = False

    def toggle(self):
        self.is_on = not self.is_on

    def weights(self):
        w = torch.ones(2)
        if self.is_on:
            w = nn.Parameter(w)
        self.toggle()
        if self.is_on:
            return w.numpy()  # expect: TNP101 likely
        return w.detach().numpy()


toggled = Toggled()
result = [toggled.weights(), toggled.weights()]
