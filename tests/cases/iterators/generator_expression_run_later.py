import torch

weight = torch.ones(3)
steps = (tensor.requires_grad_() for tensor in [weight])
first = weight.numpy()  # expect: TNP101 likely
weight.requires_grad_(False)
print(len(list(steps)))
second = weight.numpy()  # expect: TNP101 likely
