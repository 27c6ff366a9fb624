# The generator looks the name up when it is run over.
import torch

w = torch.ones(2, requires_grad=True)


def parts():
    yield w


kept = parts()
w = torch.ones(2)
result = [part.numpy() for part in kept]  # expect: TNP101 likely
