import torch

weight = torch.ones(2, requires_grad=True)


def _doubled(value):
    return (weight * value).numpy()  # expect: TNP101


def scaled(value):
    return _doubled(value)


with torch.no_grad():
    result = scaled(2)
try:
    scaled(3)
except RuntimeError:
    pass
