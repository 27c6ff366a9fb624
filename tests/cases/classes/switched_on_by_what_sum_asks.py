import torch


class Switch:
    def __init__(self, tensor):
        self.tensor = tensor

    def __add__(self, other):
        self.tensor.requires_grad_()
        return self


weight = torch.ones(3)
sum([1, 2], Switch(weight))
result = weight.numpy()  # expect: TNP101 certain
