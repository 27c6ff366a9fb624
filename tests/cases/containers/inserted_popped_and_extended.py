import torch

plain = torch.ones(2)
leaf = torch.ones(2, requires_grad=True)
xs = [plain]
xs.insert(0, leaf)
first = xs[1].numpy()
xs.pop(0)
second = xs[0].numpy()
xs.extend([leaf])
third = xs[-1].numpy()  # expect: TNP101 certain
