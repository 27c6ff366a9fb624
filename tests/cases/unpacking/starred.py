import torch

first, *rest = [torch.ones(2, requires_grad=True), torch.zeros(2), torch.zeros(2)]
result = [t.numpy() for t in rest]
