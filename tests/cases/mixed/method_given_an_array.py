import numpy as np
import torch

values = torch.ones(3)
weights = np.ones(3)
total = [
    torch.mul(weights.sum(), values),
    values.add(weights.sum()),
    values.add(torch.from_numpy(weights)),
    values.new_tensor(weights),
]
names = {"left"}
names.add("right")
values.mul_(weights)  # expect: TNP107 certain
