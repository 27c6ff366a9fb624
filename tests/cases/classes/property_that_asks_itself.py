# The property asks one of two objects, and one of these is itself.
import torch


class Layer:
    @property
    def weight(self):
        raise NotImplementedError


class Linear(Layer):
    @property
    def weight(self):
        return torch.ones(2)


class Tied(Layer):
    def __init__(self, layers):
        self.layers = layers

    @property
    def weight(self):
        chosen = Tied([]) if len(self.layers) > 1 else Layer()
        if self.layers:
            chosen = self.layers[0]
        return chosen.weight


result = Tied([Linear()]).weight.numpy()  # expect: TNP103
