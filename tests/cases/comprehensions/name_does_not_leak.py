import torch

x = torch.arange(3)
_ = [x * 2 for x in (torch.ones(1, requires_grad=True),)]
result = x.numpy()
