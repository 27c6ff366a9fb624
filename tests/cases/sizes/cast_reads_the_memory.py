import numpy as np
import torch

votes = np.array([1, 2])
winner = torch.Tensor(votes.argmax()).long()  # expect: TNP308 certain
result = tuple(winner.shape)
