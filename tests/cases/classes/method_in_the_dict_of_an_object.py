"""What stands in the dict of an object comes before the method of its class."""

import torch


class Layer:
    def weights(self):
        return torch.ones(3, requires_grad=True)


layer = Layer()
layer.__dict__["weights"] = lambda: torch.ones(3)
result = layer.weights().numpy()  # expect: TNP101 likely
