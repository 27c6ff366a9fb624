# A solver, https://github.com/aradha/recursive_feature_machines/pull/10
import torch


def scale(kernel):
    values = torch.linalg.eigvalsh(kernel)
    tail = torch.tensor(values[-1], dtype=torch.float)  # expect: TNP305 certain
    return values / tail


result = scale(torch.eye(2))
