import tempfile

import torch


def writer():
    return tempfile.TemporaryDirectory()


managers = {"writer": writer}
w = torch.ones(2, requires_grad=True)
with managers["writer"]() as path:
    w.numpy()  # expect: TNP101 likely
