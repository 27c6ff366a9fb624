# select: TNP203
# machine: accelerator
import torch

loss = torch.ones(2, device="cuda", requires_grad=True)
result = loss.detach().cpu().double().mean().item()
