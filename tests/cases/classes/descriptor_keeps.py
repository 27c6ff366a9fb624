import torch


class Detaching:
    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, holder, owner=None):
        return holder.__dict__[self.name]

    def __set__(self, holder, value):
        holder.__dict__[self.name] = value.detach()


class Layer:
    weight = Detaching()


layer = Layer()
layer.weight = torch.ones(2, requires_grad=True)
result = layer.weight.numpy()  # expect: TNP103 possible
