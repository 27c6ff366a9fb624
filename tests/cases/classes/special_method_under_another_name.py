import torch


class Weighed:
    def __init__(self):
        self.weight = torch.ones(2)

    def weigh(self, x):
        return x * torch.ones(2, requires_grad=True)

    def start(self):
        self.weight = torch.ones(2, requires_grad=True)

    __call__ = weigh
    __add__ = __radd__ = weigh
    __init__ = start


weighed = Weighed()
kept = weighed.weight.detach().numpy()
added = (torch.ones(1, 2) + weighed).detach().numpy()
called = weighed(torch.ones(1, 2)).numpy()  # expect: TNP101 certain
