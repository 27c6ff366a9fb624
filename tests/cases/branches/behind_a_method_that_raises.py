"""A method that only raises may be there to be called, not to be overridden."""

import torch


class Parser:
    def error(self, message):
        raise KeyError(message)


def weights():
    x = torch.ones(3, requires_grad=True)
    Parser().error("weights must be frozen first")
    return x.numpy()  # expect: TNP101 likely


try:
    weights()
except KeyError as error:
    result = str(error)
