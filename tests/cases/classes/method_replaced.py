from unittest import mock

import torch


class Source:
    def weight(self):
        return torch.ones(2, requires_grad=True)

    def bias(self):
        return torch.ones(2, requires_grad=True)

    def scale(self):
        return torch.ones(2, requires_grad=True)


def frozen(cls):
    cls.scale = lambda self: torch.ones(2)
    return cls


frozen(Source)
Source.weight = lambda self: torch.zeros(2)
with mock.patch.object(Source, "bias", return_value=torch.zeros(2)):
    bias = Source().bias().numpy()  # expect: TNP101 likely
result = Source().weight().numpy() + bias  # expect: TNP101 likely
result += Source().scale().numpy()  # expect: TNP101 likely
