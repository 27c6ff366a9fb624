# machine: accelerator
import torch

x = torch.zeros(2)
x.to("cuda")
result = x.numpy()
