import torch

w = torch.nn.Parameter(torch.ones(2))
result = w.data.numpy()  # expect: TNP202
