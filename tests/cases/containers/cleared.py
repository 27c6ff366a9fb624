import torch

xs = [torch.ones(2, requires_grad=True)]
xs.clear()
xs.append(torch.ones(2))
result = xs[0].numpy()
