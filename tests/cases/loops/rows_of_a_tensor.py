import torch

w = torch.ones(2, 3, requires_grad=True)
for row in w:
    print(row.numpy())  # expect: TNP101 certain
