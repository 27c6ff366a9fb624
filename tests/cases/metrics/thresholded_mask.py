# A comparison gives a bool tensor, which can't require grad.
import torch

logits = torch.randn(5, requires_grad=True)
mask = logits.sigmoid() > 0.5
result = mask.numpy().dtype.name
