# machine: cpu
# select: TNP307
import numpy as np
import torch
from torch import nn

net = nn.Linear(2, 1)
wide = nn.Linear(2, 1).double()
rows = np.random.rand(3, 2)
result = [
    tuple(made.shape)
    for made in (
        net(torch.from_numpy(rows).float()),
        net(torch.from_numpy(rows.astype(np.float32))),
        net(torch.tensor(rows, dtype=torch.float32)),
        wide(torch.from_numpy(rows)),
        torch.from_numpy(rows) + torch.ones(2),
        nn.functional.mse_loss(torch.from_numpy(rows), torch.ones(3, 2)),
    )
]
