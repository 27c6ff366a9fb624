import torch

größe = torch.ones(2, requires_grad=True)
text = "日本語"; werte = größe.numpy()  # expect: TNP101 certain
