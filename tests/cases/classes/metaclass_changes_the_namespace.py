import torch


class Meta(type):
    def __new__(m, name, bases, ns):
        for n in list(ns):
            if n.startswith("get"):
                ns[n] = torch.no_grad()(ns[n])
        return super().__new__(m, name, bases, ns)
class A(metaclass=Meta):
    def get(self): return torch.ones(3, requires_grad=True) * 2
result = A().get().numpy()  # expect: TNP103 possible
