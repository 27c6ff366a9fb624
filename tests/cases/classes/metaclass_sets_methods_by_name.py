import torch


class Meta(type):
    def __init__(cls, name, bases, ns):
        super().__init__(name, bases, ns)
        for n in list(ns):
            if n.startswith("get"):
                setattr(cls, n, torch.no_grad()(ns[n]))
class A(metaclass=Meta):
    def get(self): return torch.ones(3, requires_grad=True) * 2
class B(A):
    def get2(self): return torch.ones(3, requires_grad=True) * 2
first = A().get().numpy()  # expect: TNP103 possible
second = B().get2().numpy()  # expect: TNP103 possible
