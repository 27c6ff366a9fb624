import numpy as np
import torch

ages = np.array([31, None, 27])
known = ages[ages != None]  # noqa: E711
result = torch.tensor(known.astype(np.float32)), torch.tensor(np.array(["1", "2"]).astype(np.int64))
