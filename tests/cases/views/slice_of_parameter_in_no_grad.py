# A view taken in no_grad still requires grad outside.
import torch

w = torch.nn.Parameter(torch.ones(3))
with torch.no_grad():
    head = w[:2]
values = head.numpy()  # expect: TNP101 certain
