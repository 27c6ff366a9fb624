import torch

values, order = torch.sort(torch.tensor([3.0, 1.0], requires_grad=True))
result = order.numpy()
