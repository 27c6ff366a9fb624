import torch

w = torch.ones(2, requires_grad=True)


def tagged(values):
    return lambda function: function


@tagged(w.numpy())  # expect: TNP101 certain
def work():
    return None
