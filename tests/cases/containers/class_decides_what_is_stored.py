"""What a class of the file stores, or gives out, need not be what it was given."""

import torch


class Detached(dict):
    def __setitem__(self, name, value):
        super().__setitem__(name, value.detach())


class Buffers:
    def __init__(self):
        self.held = {}

    def __setitem__(self, name, value):
        self.held[name] = value

    def __getitem__(self, name):
        return self.held[name].detach()


def keep(container):
    container["weights"] = torch.ones(3, requires_grad=True)
    return container["weights"].numpy()  # expect: TNP101 likely


stored = Detached()
stored["weights"] = torch.ones(3, requires_grad=True)
buffers = Buffers()
buffers["weights"] = torch.ones(3, requires_grad=True)
result = [
    stored["weights"].numpy(),  # expect: TNP103 possible
    buffers["weights"].numpy(),
    keep(Detached()),
]
