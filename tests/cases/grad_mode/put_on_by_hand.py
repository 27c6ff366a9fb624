import torch

w = torch.ones(2, requires_grad=True)


def double():
    return w * 2


first = torch.no_grad()(double)().numpy()
second = torch.no_grad(double)().numpy()
third = double().numpy()  # expect: TNP101 certain
