import torch


def plain(self, name):
    return torch.ones(3)


def detached(self, name, value):
    object.__setattr__(self, name, value.detach())


class Read:
    def __init__(self):
        self.weight = torch.ones(3, requires_grad=True)

    __getattribute__ = plain


class Stored:
    __setattr__ = detached

    def __init__(self):
        self.weight = torch.ones(3, requires_grad=True)


class Computed:
    def weight(self):
        return torch.ones(3, requires_grad=True)

    weight = property(weight)


stored = Stored()
stored.other = torch.ones(3, requires_grad=True)
first = Read().weight.numpy()  # expect: TNP103 possible
second = stored.weight.numpy()  # expect: TNP101 likely
third = stored.other.numpy()  # expect: TNP103 possible
fourth = Computed().weight.numpy()  # expect: TNP103 possible
