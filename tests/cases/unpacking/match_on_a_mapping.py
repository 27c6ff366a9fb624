import torch

match {"plain": torch.ones(2), "leaf": torch.ones(2, requires_grad=True)}:
    case {"plain": plain, **rest}:
        first = plain.numpy()
        second = rest["leaf"].numpy()  # expect: TNP101 certain
