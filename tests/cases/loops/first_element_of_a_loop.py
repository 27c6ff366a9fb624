import torch

first = None
for t in torch.ones(4).split(1):
    if first is None:
        first = t
t.requires_grad_()
result = first.numpy()  # expect: TNP101 likely
