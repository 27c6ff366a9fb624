import torch


class D(dict):
    __getattr__ = dict.__getitem__
    __setattr__ = dict.__setitem__
d = D()
d.w = torch.ones(3, requires_grad=True)
d["w"] = torch.ones(3)
result = d.w.numpy()  # expect: TNP103 possible
