import torch

weight = torch.randn(2, requires_grad=True)
result = []
for number, item in enumerate((weight, weight)):
    if number:
        result.append(item.numpy())  # expect: TNP101 likely
    item.requires_grad_(False)
