import torch

place = torch.device("cpu")
result = torch.Tensor([1.0], device="cpu"), torch.Tensor([1.0], device=place), torch.Tensor([1.0], device=None)
