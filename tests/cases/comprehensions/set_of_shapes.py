import torch

result = {tuple(t.numpy().shape) for t in (torch.ones(2), torch.ones(2, 1))}
