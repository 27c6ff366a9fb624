import torch

w = torch.tensor([0.0, 2.0], requires_grad=True)
result = (w > 1).sum().numpy()
