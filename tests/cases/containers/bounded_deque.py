import collections

import torch

window = collections.deque(maxlen=1)
window.append(torch.ones(2, requires_grad=True))
window.append(torch.ones(2))
result = window[0].numpy()  # expect: TNP101 likely
