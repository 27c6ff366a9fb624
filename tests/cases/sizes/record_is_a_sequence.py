# A record is a sequence of numbers to the legacy constructors, no size.
import numpy as np
import torch

points = np.array([(1.0, 2.0), (3.0, 4.0)], dtype=[("x", "f4"), ("y", "f4")])
result = torch.FloatTensor(points[0])
