import torch


class FoundError(Exception):
    def __init__(self, tensor):
        super().__init__()
        self.tensor = tensor


weight = torch.ones(2, requires_grad=True)
half = torch.ones(2).bfloat16()
try:
    raise FoundError(weight)
except FoundError as error:
    error.tensor.requires_grad_(False)
try:
    raise FoundError(half)
except FoundError as error:
    error.tensor.data = torch.ones(2)
first = weight.numpy()  # expect: TNP101 likely
second = half.numpy()  # expect: TNP105 likely
