import torch


def convert(w):
    return w.numpy()  # expect: TNP103 possible


w = torch.ones(2, requires_grad=True)
try:
    result = convert(w)
except RuntimeError:
    result = convert(w.detach())
