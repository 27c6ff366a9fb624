import torch

xs = [torch.ones(2), torch.ones(2, requires_grad=True)]
del xs[0]
values = xs[0].numpy()  # expect: TNP101 certain
