import torch


def output(x, detach=True):
    y = x * 2
    if detach:
        y = y.detach()
    return y


result = output(torch.ones(2, requires_grad=True)).numpy()
