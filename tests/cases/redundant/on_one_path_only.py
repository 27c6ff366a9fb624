# select: TNP203
# machine: accelerator
import torch

x = torch.ones(2)
if len(x) > 1:
    x = x.cuda().requires_grad_()
result = x.detach().cpu().numpy()
