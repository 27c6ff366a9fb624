import numpy as np
import torch

w = torch.ones(4, requires_grad=True)
first, second = np.split(w, 2)
places = np.argwhere(w).numpy()
result = first.numpy()  # expect: TNP101 certain
