"""A copy of a tensor is made on the default device of the caller."""
# machine: accelerator

import torch

base = torch.tensor(1.0)


def copied():
    return torch.as_tensor(base).numpy()  # expect: TNP102 likely


with torch.device("cuda"):
    result = copied()
