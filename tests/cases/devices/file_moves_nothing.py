import torch


def to_array(x):
    return x.detach().numpy()  # expect: TNP104 possible


result = to_array(torch.ones(2))
