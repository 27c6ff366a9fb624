import torch

x = torch.arange(3)
if torch.cuda.is_available():
    x = x.cuda()
    x = (x * 2).cpu()
result = x.numpy()
