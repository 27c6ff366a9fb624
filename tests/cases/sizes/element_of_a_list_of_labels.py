import numpy as np
import torch

labels = np.array([4, 7])
result = tuple(torch.LongTensor(labels[0]).shape)  # expect: TNP308 likely
