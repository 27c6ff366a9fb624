# A test that asks for the error.
import pytest
import torch


def test_refuses():
    w = torch.ones(2, requires_grad=True)
    with pytest.raises(RuntimeError):
        w.numpy()


test_refuses()
result = True
