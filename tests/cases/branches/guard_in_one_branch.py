import torch

w = torch.ones(2, requires_grad=True)
keep_graph = True
y = w * 2
if not keep_graph:
    y = y.detach()
values = y.numpy()  # expect: TNP101
