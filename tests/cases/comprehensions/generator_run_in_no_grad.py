# A generator's body runs where it is consumed.
import torch

weights = [torch.ones(2, requires_grad=True)]
arrays = (w.numpy() for w in weights)  # expect: TNP101 likely
with torch.no_grad():
    result = list(arrays)
