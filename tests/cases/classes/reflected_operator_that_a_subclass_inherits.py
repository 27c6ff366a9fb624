import torch


class A:
    def __init__(self, w): self.w = w
    def __add__(self, o): return torch.ones(3, requires_grad=True)
    def __radd__(self, o): return torch.ones(3)
class B(A): pass
result = (A(1) + B(2)).numpy()  # expect: TNP101 certain
