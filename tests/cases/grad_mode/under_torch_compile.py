# machine: cpu
import torch
import torch._dynamo

torch._dynamo.config.disable = True


@torch.compile
def double(x):
    return x * 2


result = double(torch.ones(2)).numpy()
torch._dynamo.config.disable = False
