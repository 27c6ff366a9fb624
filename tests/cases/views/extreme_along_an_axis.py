import torch

w = torch.ones(2, 3, requires_grad=True)
values, places = torch.max(w, axis=1)
found = places.numpy()
result = values.numpy()  # expect: TNP101 certain
