# machine: cpu
import torch


def as_array(sparse: bool):
    x = torch.eye(2).to_sparse() if sparse else torch.eye(2)
    if x.layout != torch.strided:
        x = x.to_dense()
    return x.numpy()


matrix = torch.eye(2).to_sparse()
if matrix.layout == torch.sparse_coo:
    matrix = matrix.to_dense()
result = as_array(True), as_array(False), matrix.numpy()
