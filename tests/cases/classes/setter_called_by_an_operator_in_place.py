import torch


class Detaching:
    def __init__(self):
        self._w = torch.ones(3, requires_grad=True) * 1

    @property
    def w(self):
        return self._w

    @w.setter
    def w(self, value):
        self._w = value.detach()


class Switching:
    def __init__(self):
        self._w = torch.ones(3)
        self._ws = [torch.ones(3)]
        self._items = {"w": torch.ones(3)}

    @property
    def w(self):
        return self._w

    @w.setter
    def w(self, value):
        self._w = value.clone().requires_grad_()

    @property
    def ws(self):
        return self._ws

    @ws.setter
    def ws(self, values):
        self._ws = [value.clone().requires_grad_() for value in values]

    def __getitem__(self, key):
        return self._items[key]

    def __setitem__(self, key, value):
        self._items[key] = value.clone().requires_grad_()


detaching, switching = Detaching(), Switching()
detaching.w += 1
switching.w += 1
switching.ws += [torch.ones(3)]
switching["w"] += 1
result = detaching.w.numpy()


def show():
    yield switching.w.numpy()  # expect: TNP101 likely
    yield switching.ws[0].numpy()  # expect: TNP101 likely
    yield switching["w"].numpy()  # expect: TNP101 likely


shown = next(show())
