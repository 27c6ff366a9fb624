# machine: accelerator
import torch

result = torch.LongTensor([1, 2], device="cuda")  # expect: TNP310 certain
