import torch


class Switch:
    def __init__(self, tensor):
        self.tensor = tensor

    def __abs__(self):
        self.tensor.requires_grad_()
        return 1


weight = torch.ones(3)
size = abs(Switch(weight))
result = weight.numpy()  # expect: TNP101 certain
