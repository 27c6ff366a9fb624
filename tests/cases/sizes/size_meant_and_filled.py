import numpy as np
import torch

ids = np.array([1, 4])
table = torch.Tensor(ids.max() + 1)
table.zero_()
slots = torch.Tensor(ids.max()).fill_(1.0)
seen = torch.LongTensor(ids.max())
seen[:] = 0
result = [table, slots, seen]
