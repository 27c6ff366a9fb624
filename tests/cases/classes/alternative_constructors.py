import torch


class Holder:
    def __init__(self, value):
        self.value = value

    @classmethod
    def leaf(cls):
        return cls(torch.ones(2, requires_grad=True))

    @staticmethod
    def plain():
        return Holder(torch.ones(2))


first = Holder.plain().value.numpy()
second = Holder.leaf().value.numpy()  # expect: TNP101 certain
