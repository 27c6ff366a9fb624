import torch


class Source:
    def __init__(self):
        self.weight = torch.ones(2, requires_grad=True)


def plain(self):
    self.weight = torch.zeros(2)


Source.__init__ = plain
result = Source().weight.numpy()  # expect: TNP103 possible
