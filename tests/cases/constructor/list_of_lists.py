import torch

result = torch.Tensor([[k * 0.5 for k in range(3)] for _ in range(2)])
