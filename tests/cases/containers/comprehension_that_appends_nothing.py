import torch

xs = [torch.ones(2)]
leaf = torch.ones(2, requires_grad=True)
[xs.append(leaf) for _ in range(0)]
result = xs[-1].numpy()  # expect: TNP101 likely
