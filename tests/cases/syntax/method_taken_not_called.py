import torch

w = torch.ones(2)
convert = w.numpy
result = convert()
