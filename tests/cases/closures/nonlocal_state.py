import torch


def counter():
    total = torch.zeros(1)

    def add(x):
        nonlocal total
        total = total + x.detach().cpu()
        return total.numpy()  # expect: TNP103 possible

    return add


result = counter()(torch.ones(1, requires_grad=True))
