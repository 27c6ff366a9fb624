import torch

matrix = torch.eye(2, requires_grad=True)
u, s, v = torch.linalg.svd(matrix * 2)
singular = s.numpy()  # expect: TNP101 certain
