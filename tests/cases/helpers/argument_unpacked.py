import torch


def stack(*tensors):
    return torch.stack(tensors).numpy()  # expect: TNP103 possible


stack(torch.ones(1), torch.ones(1, requires_grad=True))
