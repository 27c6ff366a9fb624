# Times of eight bytes, in records of twelve.
import numpy as np
import torch

EVENT = np.dtype([("time", np.float64), ("channel", "i4")])


def times(count):
    events = np.zeros(count, dtype=EVENT)
    return torch.from_numpy(events["time"])


events = np.array([(0.5, 1), (1.5, 2)], dtype=EVENT)
result = torch.from_numpy(events["time"][:1])  # expect: TNP311 certain
