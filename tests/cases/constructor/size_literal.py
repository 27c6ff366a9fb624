import torch

result = torch.Tensor(2, 3).zero_()
