import torch

weights = {"a": torch.ones(2, requires_grad=True)}
result = (weights | {"b": torch.zeros(2)})["a"].numpy()  # expect: TNP101 certain
