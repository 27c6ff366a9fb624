import torch


def to_array(t):
    try:
        return t.numpy()
    except RuntimeError:
        return t.detach().numpy()  # expect: TNP104 possible


result = to_array(torch.ones(2, requires_grad=True))
