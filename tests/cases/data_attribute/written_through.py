# Something is written through `.data`; with `.detach()`, backward would see it.
import torch

w = torch.nn.Parameter(torch.ones(2))
result = w.data.mul_(2).numpy()
