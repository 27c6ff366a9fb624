import torch

first = torch.ones(2, requires_grad=True)
second = torch.ones(2, requires_grad=True)
third = torch.ones(2, requires_grad=True)


class Base:
    def __init_subclass__(cls, flag=True):
        first.requires_grad_(not flag)


def decorated(cls):
    second.requires_grad_(False)
    return cls


def chosen():
    third.requires_grad_(False)
    return type


@decorated
class Derived(Base, flag=True, metaclass=chosen()):
    pass


first.numpy()
second.numpy()
result = third.numpy()
