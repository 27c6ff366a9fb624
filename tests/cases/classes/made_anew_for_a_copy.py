import copy

import torch


class A:
    def __init__(self, w=None): self.w = torch.ones(3, requires_grad=True) if w is None else w
    def __reduce__(self): return (A, (torch.ones(3),))
result = copy.deepcopy(A()).w.numpy()  # expect: TNP103 possible
