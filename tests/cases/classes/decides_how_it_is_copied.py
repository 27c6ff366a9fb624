import copy

import torch


class Layer:
    def __init__(self):
        self.weight = torch.ones(2, requires_grad=True)

    def __deepcopy__(self, memo):
        layer = Layer()
        layer.weight = self.weight.detach().clone()
        return layer


result = copy.deepcopy(Layer()).weight.numpy()  # expect: TNP103 possible
