import numpy as np
import torch

ratings = np.array([3.7, 4.2])
result = torch.LongTensor(ratings)  # expect: TNP302 certain
