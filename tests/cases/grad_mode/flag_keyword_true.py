import torch

trainable = True
w = torch.ones(2, requires_grad=trainable)
values = w.numpy()  # expect: TNP101 certain
