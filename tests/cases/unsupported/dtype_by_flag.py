# machine: cpu
import torch


def steps(low: bool):
    dtype = torch.bfloat16 if low else torch.float32
    x = torch.ones(2, dtype=dtype)
    return x.numpy()  # expect: TNP105 likely


result = steps(True)
