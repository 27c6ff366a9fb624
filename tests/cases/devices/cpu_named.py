import torch

x = torch.ones(2, device="cpu")
result = x.numpy()
