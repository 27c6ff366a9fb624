# The copy on the CPU is used with its gradient, so the order is meant.
import torch

device = "cuda" if torch.cuda.is_available() else "cpu"
x = torch.ones(3, device=device, requires_grad=True)
on_cpu = x.cpu()
on_cpu.sum().backward()
result = on_cpu.detach().numpy()
