import torch

w = torch.ones(2, requires_grad=True)
get = lambda tensor=w: tensor.numpy()  # expect: TNP101
get()
