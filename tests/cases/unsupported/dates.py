import numpy as np
import torch

days = np.array(["2020-01-01", "2020-01-02"], dtype="datetime64[D]")
result = torch.as_tensor(days)  # expect: TNP311 certain
