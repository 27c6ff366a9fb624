# machine: cpu
import torch

matrix = torch.eye(2).to_sparse()
values = matrix.numpy()  # expect: TNP106
