"""Indices of a sparse matrix whose rows and columns change places."""

import numpy as np
import torch

edges = np.array([[0, 1], [1, 2]])
weights = np.array([0.5, 2.0])
plain = torch.sparse_coo_tensor(edges, weights, (3, 3)).to_dense().tolist()
turned = torch.sparse_coo_tensor(edges[::-1], weights, (3, 3))  # expect: TNP304 certain
result = [plain, turned.to_dense().tolist()]
