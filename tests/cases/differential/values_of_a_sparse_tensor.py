import torch

w = torch.eye(2, requires_grad=True)
indices = w.to_sparse().coalesce().indices().numpy()
result = w.to_sparse().coalesce().values().numpy()  # expect: TNP101 certain
