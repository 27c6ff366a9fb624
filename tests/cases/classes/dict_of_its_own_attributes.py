import torch


class D(dict):
    def __init__(self, **k):
        super().__init__(**k)
        self.__dict__ = self
d = D()
d.w = torch.ones(3)
d["w"] = torch.ones(3, requires_grad=True)
result = d.w.numpy()  # expect: TNP103 possible
