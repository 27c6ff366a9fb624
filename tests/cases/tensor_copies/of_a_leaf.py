import torch

w = torch.ones(2, requires_grad=True)
result = torch.tensor(w)  # expect: TNP305 certain
