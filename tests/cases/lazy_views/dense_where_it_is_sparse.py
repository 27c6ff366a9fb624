# machine: cpu
import torch


def as_array(matrix: torch.Tensor, sparse: bool):
    x = matrix.detach().cpu()
    if sparse:
        x = x.to_sparse()
    if x.is_sparse:
        x = x.to_dense()
    return x.numpy()


result = as_array(torch.eye(2), True), as_array(torch.eye(2), False)
