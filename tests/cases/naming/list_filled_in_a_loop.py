import numpy as np
import torch

w = torch.ones(2, requires_grad=True)
outputs = []
for k in range(2):
    outputs.append(w * k)
values = np.stack([output.numpy() for output in outputs])  # expect: TNP101
