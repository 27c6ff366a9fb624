# Every int32 survives in int64.
import numpy as np
import torch

labels = np.arange(3, dtype=np.int32)
result = torch.LongTensor(labels)  # expect: TNP302 possible
