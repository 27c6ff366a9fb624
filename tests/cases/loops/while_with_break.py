import torch

x = torch.ones(1, requires_grad=True)
steps = 0
while True:
    value = x.detach().numpy()
    steps += 1
    if value.sum() > 0 or steps > 3:
        break
result = steps
