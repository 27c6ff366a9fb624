# machine: accelerator
import torch

x = torch.ones(3, device="cuda", requires_grad=True)
result = x.cpu().detach()  # expect: TNP201
