import torch

weight = torch.ones(2, requires_grad=True)
[weight.requires_grad_(False) for weight in [weight]]
result = weight.numpy()
