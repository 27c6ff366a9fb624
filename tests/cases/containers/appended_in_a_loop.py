import torch

plain = torch.ones(2)
leaf = torch.ones(2, requires_grad=True)
xs = []
for i in range(3):
    xs.append(plain if i < 2 else leaf)
result = xs[0].numpy()  # expect: TNP101 likely
