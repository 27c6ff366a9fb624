from collections import deque

import torch

weight = torch.ones(3)
for _ in deque([1, 2], maxlen=0):
    weight.requires_grad_()
result = weight.numpy()  # expect: TNP101 likely
