import torch


class Detached:
    def __set_name__(self, owner, name):
        self.name = f"_{name}"

    def __get__(self, holder, owner=None):
        return getattr(holder, self.name).detach()

    def __set__(self, holder, value):
        setattr(holder, self.name, value)


class Layer:
    weight = Detached()

    def __init__(self):
        self.weight = torch.ones(2, requires_grad=True)


layer = Layer()
result = layer.weight.numpy()  # expect: TNP103 possible
