import torch

weight = torch.ones(2, requires_grad=True)
with torch.no_grad():
    total = torch.add(weight, weight, out=weight)
values = total.numpy()  # expect: TNP101 certain
