import torch

weight = torch.ones(3, requires_grad=True)
tensors = set()
tensors.update([weight.detach()], [weight])
for tensor in tensors:
    array = tensor.numpy()  # expect: TNP101 likely
