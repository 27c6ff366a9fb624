# select: TNP203
# machine: accelerator
import torch

torch.set_default_device("cuda")
values = torch.ones(3)
result = values.cpu().numpy()
