# select: TNP203
import numpy as np
import torch

array = np.zeros(3)
result = torch.from_numpy(array).to("cpu").numpy()  # expect: TNP203 certain
result += 1
assert array.sum() == 3
