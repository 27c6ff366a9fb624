import torch


registry = {}
class Meta(type):
    def __new__(m, name, bases, ns):
        cls = super().__new__(m, name, bases, ns)
        registry[name] = cls
        return cls
class A(metaclass=Meta):
    def get(self): return torch.ones(3, requires_grad=True) * 2
result = A().get().numpy()  # expect: TNP101 certain
