import torch


def frozen(cls):
    old = cls.__init__
    def init(self):
        old(self)
        self.w = torch.ones(3)
    for n in ["__init__"]:
        setattr(cls, n, init)
    return cls
@frozen
class Net:
    def __init__(self): self.w = torch.ones(3, requires_grad=True)
result = Net().w.numpy()  # expect: TNP103 possible
