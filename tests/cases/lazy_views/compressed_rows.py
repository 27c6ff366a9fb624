# machine: cpu
import numpy as np
import torch

matrix = torch.eye(3).to_sparse_csr()
good = matrix.to_dense().numpy()
values = np.array(matrix)  # expect: TNP106 certain
