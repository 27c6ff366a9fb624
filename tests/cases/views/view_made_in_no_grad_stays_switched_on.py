# requires_grad_(False) does nothing to such a view: it is one with the leaf.
import torch

w = torch.ones(2, requires_grad=True)
with torch.no_grad():
    view = w.view(2)
    view.requires_grad_(False)
values = view.numpy()  # expect: TNP101 certain
