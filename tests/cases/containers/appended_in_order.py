import torch

xs = []
xs.append(torch.ones(2))
xs.append(torch.ones(2, requires_grad=True))
first = xs[0].numpy()
second = xs[1].numpy()  # expect: TNP101 certain
