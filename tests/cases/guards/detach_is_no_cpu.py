# machine: accelerator
import torch

w = torch.ones(2, device="cuda", requires_grad=True)
values = w.detach().numpy()  # expect: TNP102 certain
