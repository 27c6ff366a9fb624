import torch

to_np = lambda t: t.detach().cpu().numpy()
result = to_np(torch.ones(2, requires_grad=True))
