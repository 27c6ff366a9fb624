import copy

import torch


class A:
    def __init__(self): self.w = torch.ones(3, requires_grad=True)
    def __getstate__(self): return {"w": self.w.detach()}
    def __setstate__(self, s): self.w = s["w"]
result = copy.deepcopy(A()).w.numpy()  # expect: TNP103 possible
