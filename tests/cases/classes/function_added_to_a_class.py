import torch


def add_to_class(Class):
    def wrapper(obj):
        setattr(Class, obj.__name__, obj)
    return wrapper
class A:
    def __init__(self): self.w = torch.ones(3, requires_grad=True)
@add_to_class(A)
def get(self): return self.w
result = A().w.numpy()  # expect: TNP101 certain
