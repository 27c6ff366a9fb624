"""The loader collates when it is gone through."""

import numpy as np
from torch.utils.data import DataLoader

episodes = [np.arange(3.0), np.arange(3.0)[::-1]]
kept = [batch for batch in DataLoader(episodes, collate_fn=list)]
loader = DataLoader(episodes, batch_size=2)  # expect: TNP304 likely
copied = [batch.tolist() for batch in DataLoader([one.copy() for one in episodes], batch_size=2)]
try:
    result = [batch.tolist() for batch in loader]
except ValueError:
    result = copied
