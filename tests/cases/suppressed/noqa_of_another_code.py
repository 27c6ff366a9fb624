import torch

w = torch.ones(2, requires_grad=True)
values = w.numpy()  # noqa: E501  # expect: TNP101 certain
