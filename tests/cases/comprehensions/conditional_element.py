import torch

tensors = [torch.ones(1), torch.ones(1, requires_grad=True)]
result = [t.detach().numpy() if t.requires_grad else t.numpy() for t in tensors]
