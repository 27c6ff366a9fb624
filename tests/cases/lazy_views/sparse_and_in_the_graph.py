# machine: cpu
import torch

weights = torch.eye(2, requires_grad=True)
values = weights.to_sparse().numpy()  # expect: TNP101 certain, TNP106 certain
