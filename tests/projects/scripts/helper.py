import torch


def loss(x):
    return (x * torch.ones(2, requires_grad=True)).sum()
