import torch


def as_array(x):
    if x.dtype == torch.bfloat16:
        x = x.float()
    return x.numpy(force=True)


x = torch.ones(2)
if x.sum() > 1:
    x = x.bfloat16()
y = x.float() if x.dtype in (torch.bfloat16, torch.complex32) else x
result = as_array(torch.ones(2, dtype=torch.bfloat16)), y.numpy()
