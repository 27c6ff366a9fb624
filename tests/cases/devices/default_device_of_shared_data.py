# machine: accelerator
import torch

b = torch.ones(2)
with torch.device("cuda"):
    values = torch.as_tensor(b).numpy()  # expect: TNP102 certain
