import torch


def summarise(values: "torch.Tensor") -> float:
    return float(values.numpy().mean())  # expect: TNP103 possible


summarise(torch.ones(3, requires_grad=True))
