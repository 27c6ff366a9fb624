# select: TNP307
import numpy as np
import torch

counts = torch.zeros(2, 2)
matrix = torch.from_numpy(np.array(counts.tolist())).to_sparse()
result = torch.mm(matrix, torch.ones(2, 2)).numpy()  # expect: TNP307 likely
