import torch

hidden = 8
result = torch.Tensor(hidden).fill_(0.0)
