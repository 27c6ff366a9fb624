import torch


class Weights:
    def __getattr__(self, name):
        return torch.ones(2, requires_grad=True)


values = Weights().scale.numpy()  # expect: TNP101 certain
