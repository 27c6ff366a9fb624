import torch

trainable = False
w = torch.ones(2, requires_grad=trainable)
result = w.numpy()
