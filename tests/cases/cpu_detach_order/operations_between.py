# machine: accelerator
import torch

x = torch.ones(3, device="cuda", requires_grad=True)
result = x.cpu().squeeze().float().detach().numpy()  # expect: TNP201
