import torch

logits = torch.randn(2, 6, requires_grad=True)
best = logits.topk(3)
result = best.indices.numpy().shape
