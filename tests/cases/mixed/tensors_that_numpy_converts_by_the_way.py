import numpy as np
import torch

w = torch.ones(3, requires_grad=True)
drawn = np.random.choice(3, p=w / 3)  # expect: TNP107 certain
taken = np.take(w, [0])  # expect: TNP107 certain
repeated = np.repeat(w, 2)  # expect: TNP107 certain
rest = np.delete(w, 0)  # expect: TNP107 certain
text = np.array_str(w)  # expect: TNP107 certain
