import torch


class ByCall:
    def __init__(self):
        self._w = torch.ones(3)

    def get(self):
        return self._w

    def put(self, value):
        self._w = value.clone().requires_grad_()

    w = property(get, put)


class Deleting:
    def __init__(self):
        self._w = torch.ones(3)

    @property
    def w(self):
        return self._w

    @w.deleter
    def w(self):
        self._w = torch.ones(3, requires_grad=True)


class Freezing:
    def __set__(self, holder, value):
        value.requires_grad_(False)


class Frozen:
    w = Freezing()


by_call, deleting, frozen = ByCall(), Deleting(), Frozen()
given = torch.ones(3, requires_grad=True)
frozen.w = given
result = given.numpy()  # expect: TNP101 likely
by_call.w = torch.ones(3)
del deleting.w
try:
    shown = by_call._w.numpy()  # expect: TNP103 possible
except ValueError:
    shown = deleting._w.numpy()  # expect: TNP103 possible
