import torch

weights = [torch.ones(2, requires_grad=True)]
arrays = list(map(lambda w: w.detach().numpy(), weights))  # expect: TNP104 possible
result = len(arrays)
