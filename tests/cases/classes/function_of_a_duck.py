"""An object of the file answers for the functions of torch that it is given to."""

import torch


class Zeros:
    @classmethod
    def __torch_function__(cls, function, types, args=(), kwargs=None):
        return torch.zeros(2)


result = torch.add(torch.ones(2, requires_grad=True), Zeros()).numpy()  # expect: TNP101 likely
