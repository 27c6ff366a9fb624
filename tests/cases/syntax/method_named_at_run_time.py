import torch

weight = torch.ones(2, requires_grad=True)
for name, flag in {"requires_grad_": False}.items():
    getattr(weight, name)(flag)
result = weight.numpy()  # expect: TNP101 likely
