import torch

batch = {"x": torch.ones(2), "w": torch.ones(2, requires_grad=True)}
x = batch["x"].numpy()
w = batch["w"].numpy()  # expect: TNP101 certain
