import numpy as np
import torch

like = torch.ones(2, dtype=torch.float64)
rewards = np.array([1.0, 2.0, 4.0])
result = like.new_tensor(rewards).tolist()
result = like.new_tensor([rewards[::-1]]).tolist()
result = like.new_tensor(rewards[::-1]).tolist()  # expect: TNP304 certain
