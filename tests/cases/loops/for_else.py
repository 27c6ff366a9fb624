import torch

w = torch.ones(2, requires_grad=True)
for attempt in range(2):
    y = w * attempt
else:
    y = y.detach()
result = y.numpy()
