# machine: cpu
import torch


def as_array(sparse: bool):
    x = torch.eye(2)
    if sparse:
        x = x.to_sparse()
    return x.numpy()  # expect: TNP106 likely


result = as_array(True)
