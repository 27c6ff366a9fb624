# On another machine the call of the layer would fail before.
import torch
from torch import nn


def respond(layer: nn.Module):
    with torch.no_grad():
        return layer(torch.ones(1, 2)).numpy()


result = respond(nn.Linear(2, 1))
