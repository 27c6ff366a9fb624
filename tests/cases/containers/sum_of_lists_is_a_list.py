import torch

leaf = torch.ones(2, requires_grad=True)
xs = [leaf] + [leaf]
ys = xs
ys[0] = torch.ones(2)
result = xs[0].numpy()
