# select: TNP203
# machine: accelerator
import torch

weight = torch.ones(3, device="cuda", requires_grad=True)
result = weight.detach().cpu().numpy(force=True)  # expect: TNP203 certain, TNP203 certain
