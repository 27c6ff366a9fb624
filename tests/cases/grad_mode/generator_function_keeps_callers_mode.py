import torch


@torch.no_grad()
def numbers(weight):
    for scale in (1.0, 2.0):
        yield (weight * scale).cpu().numpy()


result = list(numbers(torch.ones(2, requires_grad=True)))
