import torch


def holder():
    tensor = torch.ones(2, requires_grad=True)
    return lambda: tensor


get = holder()
get().requires_grad_(False)
result = get().numpy()  # expect: TNP101 likely
