import torch
from pytest import raises

w = torch.ones(1, requires_grad=True)
with raises(RuntimeError, match="requires grad"):
    w.numpy()
result = True
