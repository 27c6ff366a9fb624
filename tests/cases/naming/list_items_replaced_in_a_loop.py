import torch

tensors = [torch.ones(2, requires_grad=True)]
for index, tensor in enumerate(tensors):
    tensors[index] = tensor.detach()
result = [tensor.numpy() for tensor in tensors]  # expect: TNP101 likely
