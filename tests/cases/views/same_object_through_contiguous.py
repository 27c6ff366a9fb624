import torch

x = torch.ones(2)
y = x.contiguous()
y.requires_grad_(True)
values = x.numpy()  # expect: TNP101 likely
