import numpy as np
import torch

pairs = [np.array([1.0, 2.0]), np.array([3.0, 4.0])]
result = [
    torch.Tensor(pairs),  # expect: TNP303 certain
    torch.FloatTensor(pairs),  # expect: TNP303 certain
    torch.LongTensor(tuple(pairs)),  # expect: TNP303 certain
]
