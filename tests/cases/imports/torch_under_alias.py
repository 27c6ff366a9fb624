import torch as th

w = th.ones(2, requires_grad=True)
values = w.numpy()  # expect: TNP101 certain
