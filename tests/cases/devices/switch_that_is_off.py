import torch

use_cuda = False
x = torch.ones(2)
if use_cuda:
    x = x.cuda()
result = x.numpy()
