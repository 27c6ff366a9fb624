import torch

weight = torch.ones(2, requires_grad=True)


class Configuration:
    torch.set_grad_enabled(False)


doubled = weight * 2
result = doubled.numpy()
