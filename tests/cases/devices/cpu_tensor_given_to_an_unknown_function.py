import torch


def apply(function):
    y = function(torch.ones(2))
    return y.detach().numpy()


result = apply(torch.exp)
