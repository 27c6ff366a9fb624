import torch

plain = torch.ones(2)
leaf = torch.ones(2, requires_grad=True)
xs = [plain, plain, leaf]
first = xs[:2][0].numpy()
second = list(reversed(xs))[1].numpy()
third = ([plain] * 2)[1].numpy()
fourth = [*xs[:1], leaf][0].numpy()
fifth = xs[-1:][0].numpy()  # expect: TNP101 certain
