import torch

weight = torch.nn.Parameter(torch.ones(2))
weight.requires_grad_(False)
result = weight.numpy()
