import torch


def split(x):
    return x.detach(), x * 2


plain, graph = split(torch.ones(2, requires_grad=True))
a = plain.numpy()
b = graph.numpy()  # expect: TNP101
