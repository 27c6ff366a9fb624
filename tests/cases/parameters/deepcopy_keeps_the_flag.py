import copy

import torch

w = torch.ones(2, requires_grad=True)
backup = copy.deepcopy(w)
values = backup.numpy()  # expect: TNP101
