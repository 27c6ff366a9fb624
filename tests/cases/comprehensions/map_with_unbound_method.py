import torch

tensors = [torch.ones(2), torch.zeros(2)]
result = list(map(torch.Tensor.numpy, tensors))
