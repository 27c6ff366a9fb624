import torch

w = torch.ones(2, requires_grad=True)
globals()["w"] = w.detach()
result = w.numpy()  # expect: TNP103 possible
