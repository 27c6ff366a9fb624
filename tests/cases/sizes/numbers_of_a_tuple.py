import torch

shape = (2, 3)
scales = (1, 2)
sides = torch.Tensor(shape)
result = [sides * 2, torch.Tensor(scales).zero_(), torch.Tensor([1, 2]).fill_(0.5)]
