# select: TNP203
import torch

ids = torch.arange(3)
doubled = ids.to("cpu", copy=True).numpy()
wide = ids.to("cpu", torch.float64).numpy()
doubled += 1
result = [ids.sum().item(), doubled, wide]
