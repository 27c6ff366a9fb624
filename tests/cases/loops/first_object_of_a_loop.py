import torch

first = None
for i in range(2):
    t = torch.ones(2)
    if first is None:
        first = t
t.requires_grad_()
result = first.numpy()  # expect: TNP101 likely
