import torch

first = None
n = 0
while True:
    if n == 2:
        break
    t = torch.ones(2)
    if first is None:
        first = t
    n += 1
t.requires_grad_()
result = first.numpy()  # expect: TNP101 likely
