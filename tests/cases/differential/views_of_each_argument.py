import torch

plain = torch.ones(2)
weight = torch.ones(2, requires_grad=True)
with torch.no_grad():
    first, second = torch.meshgrid(plain, weight, indexing="ij")
first.numpy()
second.numpy()  # expect: TNP101 certain
