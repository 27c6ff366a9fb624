# machine: accelerator
import torch

w = torch.ones(2, device="cuda", requires_grad=True)
values = w.cpu().numpy()  # expect: TNP101 certain
