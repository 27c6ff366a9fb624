import torch

w = torch.ones(2, requires_grad=True)
for _ in range(3):
    with torch.no_grad():
        first = (w * 2).numpy()
        break
second = (w * 2).numpy()  # expect: TNP101 certain
