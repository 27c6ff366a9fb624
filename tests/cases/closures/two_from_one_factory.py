# The same function, but each closure holds a tensor of its own.
import torch


def holder(tensor):
    return lambda: tensor


def main():
    plain = holder(torch.ones(2))
    leaf = holder(torch.ones(2, requires_grad=True))
    return plain().numpy(), leaf().numpy()  # expect: TNP101 certain


main()
