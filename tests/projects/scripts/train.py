# run: step(torch.ones(2))
# run: right(torch.ones(2))
import numpy as np
import torch
import helper

try:
    from helper import loss
except ImportError:

    def loss(x):
        return x.sum() * torch.ones(1, requires_grad=True)


def step(x):
    return np.sqrt(helper.loss(x).numpy())  # expect: TNP101 likely


def right(x):
    return loss(x).item(), loss(x).detach().cpu().numpy()
