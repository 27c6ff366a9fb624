# Fields of which the size of a record is a multiple, which were copied, or of which every second one is left.
import numpy as np
import torch

points = np.zeros(4, dtype=[("x", "f4"), ("y", "f4")])
events = np.zeros(4, dtype=[("time", "f8"), ("channel", "i4")])
padded = np.zeros(4, dtype=np.dtype([("time", "f8"), ("channel", "i4")], align=True))
nobody = np.zeros(0, dtype=[("time", "f8"), ("channel", "i4")])
x, y = points["x"], points["y"]
result = [
    torch.from_numpy(x),
    torch.tensor(y),
    torch.from_numpy(events["channel"]),
    torch.from_numpy(events["time"].copy()),
    torch.from_numpy(events["time"] * 2),
    torch.from_numpy(events["time"][::2]),
    torch.tensor(events["time"].tolist()),
    torch.from_numpy(padded["time"]),
    torch.from_numpy(nobody["time"]),
    torch.tensor(events[0]["time"]),
]
