import torch

w = torch.ones(2, requires_grad=True)
values = torch.Tensor.numpy(w)  # expect: TNP101 certain
