# Both are missing; torch looks at the device first.
# machine: accelerator
import torch

w = torch.ones(2, device="cuda", requires_grad=True)
values = w.numpy()  # expect: TNP102 certain
