import torch

first, second = torch.ones(2), torch.ones(2)
mapped = map(lambda one: one.requires_grad_(True), [first])
generated = (one.requires_grad_(True) for one in [second])
first.numpy()  # expect: TNP101 likely
result = second.numpy()  # expect: TNP101 likely
