import torch

weights = [torch.ones(2, requires_grad=True), torch.ones(3, requires_grad=True)]
total = sum(w.numpy().sum() for w in weights)  # expect: TNP101 certain
