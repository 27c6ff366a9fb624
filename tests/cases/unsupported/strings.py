import numpy as np
import torch

classes = np.array(["cat", "dog"])
result = torch.from_numpy(classes)  # expect: TNP311 certain
