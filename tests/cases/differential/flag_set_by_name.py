import torch

a = torch.ones(2)
setattr(a, "requires_grad", True)
result = a.numpy()  # expect: TNP101 certain
