import torch


class Refusing:
    @property
    def held(self):
        return None

    @held.setter
    def held(self, value):
        raise ValueError(value)

    def __setitem__(self, key, value):
        raise KeyError(key)

    def __delitem__(self, key):
        raise KeyError(key)


weight = torch.ones(2, requires_grad=True)
refusing = Refusing()
try:
    refusing.held = weight
except ValueError:
    weight = weight.detach()
weight.numpy()  # expect: TNP101 likely
try:
    refusing[0] = weight
except KeyError:
    weight = weight.clone()
try:
    del refusing[0]
except KeyError:
    result = weight.numpy()  # expect: TNP101 likely
