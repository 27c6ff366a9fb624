import torch

xs = [torch.ones(2)]
ys = xs
xs += [torch.ones(2, requires_grad=True)]
first = ys[0].numpy()
second = ys[1].numpy()  # expect: TNP101 certain
