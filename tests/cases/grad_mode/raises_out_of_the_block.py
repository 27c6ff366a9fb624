import torch

w = torch.ones(2, requires_grad=True)
try:
    with torch.no_grad():
        raise KeyError
except KeyError:
    pass
values = (w * 2).numpy()  # expect: TNP101 certain
