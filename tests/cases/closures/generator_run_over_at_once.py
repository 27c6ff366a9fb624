import torch


def parts():
    yield torch.ones(2, requires_grad=True)


for part in parts():
    values = part.numpy()  # expect: TNP101 certain
