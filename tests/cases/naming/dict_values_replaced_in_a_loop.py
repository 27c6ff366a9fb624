import torch

tensors = {"w": torch.ones(2, requires_grad=True)}
for name in tensors:
    tensors[name] = tensors[name].detach()
result = tensors["w"].numpy()  # expect: TNP101 likely
