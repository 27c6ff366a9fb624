import torch

weight = torch.ones(2, requires_grad=True)
kept = weight
try:
    try:
        kept = weight
        torch.ones(2).absent()
        kept = weight.detach()
    finally:
        kept.numpy()  # expect: TNP101
except AttributeError:
    pass
