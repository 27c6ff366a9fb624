# machine: accelerator
import torch

x = torch.ones(3, device="cuda", requires_grad=True)
result = x.to("cpu").detach().numpy()  # expect: TNP201
