import torch

weight = torch.ones(2, requires_grad=True)


class Buffer:
    def __init__(self):
        self.data = {}

    def __setitem__(self, key, value):
        self.data[key] = value.detach()

    def __getitem__(self, key):
        return self.data[key]


class Record:
    def __setattr__(self, name, value):
        object.__setattr__(self, name, value.detach())


def item(container):
    container[0] = weight
    return container[0].numpy()  # expect: TNP101 likely


def attribute(record):
    record.held = weight
    return record.held.numpy()  # expect: TNP101 likely


buffer = Buffer()
buffer[0] = weight
buffer[0].numpy()
item(buffer)
result = attribute(Record())
