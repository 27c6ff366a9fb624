import numpy as np
import torch

counts = torch.tensor([1, 2])
w = torch.ones(2, requires_grad=True)
result = w.to(dtype=counts.dtype).numpy()
