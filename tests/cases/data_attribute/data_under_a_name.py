import torch

w = torch.nn.Parameter(torch.ones(2))
plain = w.data
result = plain.numpy()  # expect: TNP202
