import torch


class Frozen:
    def __setattr__(self, name, value):
        self.__dict__[name] = value.detach()


class Layer(Frozen):
    def __init__(self):
        self.weight = torch.ones(2, requires_grad=True)


result = Layer().weight.numpy()  # expect: TNP101 likely
