# A bare call makes a context object and throws it away.
import torch

w = torch.ones(2, requires_grad=True)
torch.no_grad()
values = (w + 1).numpy()  # expect: TNP101 certain
