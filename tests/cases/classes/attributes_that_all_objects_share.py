import torch


class D:
    _shared = {}
    def __init__(self):
        self.__dict__ = self._shared
a = D(); b = D()
a.w = torch.ones(3, requires_grad=True)
b.w = torch.ones(3)
result = a.w.numpy()  # expect: TNP103 possible
