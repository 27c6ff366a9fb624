import torch

w = torch.ones(2, requires_grad=True)
values = (
    w.mul(2)
    .add(1)
    .numpy()  # expect: TNP101 certain
)
