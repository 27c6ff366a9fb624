import torch

tensors = [torch.ones(1), torch.ones(1, requires_grad=True)]
result = []
for t in tensors:
    if t.requires_grad:
        continue
    result.append(t.numpy())
